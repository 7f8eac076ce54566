package dev.opsledger.deployments.api;

import dev.opsledger.core.access.Bearer;
import java.util.Optional;

/**
 * The secret that a webhook request presents: the {@code Authorization} header, with or without
 * {@code Bearer}.
 *
 * @param header the header, null if there is none
 */
record PresentedSecret(String header) {
  /** The secret; empty if the request presents none. */
  Optional<String> text() {
    return Bearer.token(header)
        .or(() -> Optional.ofNullable(header).map(String::strip))
        .filter(text -> !text.isEmpty());
  }

  @Override
  public String toString() {
    return "***";
  }
}
