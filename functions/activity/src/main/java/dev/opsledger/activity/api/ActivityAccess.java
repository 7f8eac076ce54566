package dev.opsledger.activity.api;

import dev.opsledger.core.access.Bearer;
import dev.opsledger.core.access.CredentialAttempts;
import dev.opsledger.core.config.Secret;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Optional;

/**
 * Access to the aggregator's routes.
 *
 * @param token the token that opens them; without one they are closed
 * @param attempts counts wrong tokens
 */
public record ActivityAccess(Optional<Secret> token, CredentialAttempts attempts) {
  /** Whether a request may use the aggregator's routes. */
  boolean allows(HttpRequest<?> request) {
    Optional<String> given = Bearer.token(request.getHeaders().get(HttpHeaders.AUTHORIZATION));
    return attempts
        .check(
            request,
            "ACTIVITY_TOKEN",
            given,
            () -> given.flatMap(value -> token.filter(secret -> secret.matches(value))))
        .isPresent();
  }
}
