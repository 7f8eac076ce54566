package dev.opsledger.activity;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.web.Bearer;
import java.util.Optional;

/**
 * Who may use the aggregator.
 *
 * @param token its token; where there is none, nobody may
 */
record ActivityAccess(Optional<Secret> token) {
  /** Whether an {@code Authorization} header opens the aggregator's routes. */
  boolean allows(String authorization) {
    Optional<String> given = Bearer.token(authorization);
    return given.isPresent() && token.filter(secret -> secret.matches(given.get())).isPresent();
  }
}
