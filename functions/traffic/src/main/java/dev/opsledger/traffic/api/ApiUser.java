package dev.opsledger.traffic.api;

import dev.opsledger.core.access.CredentialAttempts;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.traffic.store.TrafficUserStore;
import io.micronaut.http.HttpRequest;
import java.util.Optional;

/**
 * Finds the user who makes a request by the header {@code X-API-Token}.
 *
 * @param attempts counts wrong tokens
 */
public record ApiUser(TrafficUserStore users, CredentialAttempts attempts) {
  /**
   * The user's id.
   *
   * @throws RequestException 401 if the token is missing or unknown
   */
  String require(HttpRequest<?> request) {
    Optional<String> token = Optional.ofNullable(request.getHeaders().get("X-API-Token"));
    return attempts
        .check(request, "X-API-Token", token, () -> token.flatMap(users::find))
        .orElseThrow(
            () ->
                RequestException.unauthorized(
                    "this route requires a user's token: X-API-Token: <token>"));
  }
}
