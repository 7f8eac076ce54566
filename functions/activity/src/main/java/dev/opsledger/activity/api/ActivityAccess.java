package dev.opsledger.activity.api;

import dev.opsledger.core.access.Bearer;
import dev.opsledger.core.config.Secret;
import java.util.Optional;

/**
 * Access to the aggregator's routes.
 *
 * @param token the token that opens them; without one they are closed
 */
public record ActivityAccess(Optional<Secret> token) {
  /** Whether an {@code Authorization} header opens the aggregator's routes. */
  boolean allows(String authorization) {
    Optional<String> given = Bearer.token(authorization);
    return given.isPresent() && token.filter(secret -> secret.matches(given.get())).isPresent();
  }
}
