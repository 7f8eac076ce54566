package dev.opsledger.deployments.api;

import dev.opsledger.core.web.Bearer;
import dev.opsledger.deployments.domain.SaltedHash;
import java.util.Optional;

/**
 * What a caller of the webhook gave as a secret: an {@code Authorization} header that holds it bare
 * or behind {@code Bearer}.
 *
 * @param header the header, null where there is none
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
