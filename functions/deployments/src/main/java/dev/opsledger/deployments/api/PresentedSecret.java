package dev.opsledger.deployments.api;

import dev.opsledger.core.access.Bearer;
import dev.opsledger.deployments.domain.SaltedHash;
import java.util.Optional;

/**
 * The secret that a webhook request presents: the {@code Authorization} header, with or without
 * {@code Bearer}.
 *
 * @param header the header, null if there is none
 */
record PresentedSecret(String header) {
  boolean matches(SaltedHash hash) {
    Optional<String> token = Bearer.token(header);
    return hash.matches(token.orElseGet(() -> header == null ? "" : header.strip()));
  }

  @Override
  public String toString() {
    return "***";
  }
}
