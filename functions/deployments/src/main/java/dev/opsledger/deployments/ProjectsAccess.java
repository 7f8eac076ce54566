package dev.opsledger.deployments;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.web.Bearer;
import java.util.Optional;

/**
 * Who may use the projects API.
 *
 * @param token the static token; where there is none, it opens nothing
 * @param jwts what accepts an issuer's tokens, where one is configured
 */
record ProjectsAccess(Optional<Secret> token, Optional<Jwts> jwts) {
  /** Whether an {@code Authorization} header opens the projects API. */
  boolean allows(String authorization) {
    Optional<String> given = Bearer.token(authorization);
    return given.isPresent()
        && (token.filter(secret -> secret.matches(given.get())).isPresent()
            || jwts.filter(accepting -> accepting.accept(given.get())).isPresent());
  }
}
