package dev.opsledger.traffic.page;

import dev.opsledger.core.access.CredentialAttempts;
import dev.opsledger.traffic.domain.AccessToken;
import dev.opsledger.traffic.domain.PageAccess;
import dev.opsledger.traffic.store.TrafficUserStore;
import io.micronaut.http.HttpRequest;
import java.util.Optional;

/**
 * Finds what the key in a page's address gives access to.
 *
 * @param attempts counts keys that give access to nothing
 */
public record PageKeys(TrafficUserStore users, CredentialAttempts attempts) {
  Optional<PageAccess> access(HttpRequest<?> request, String key) {
    // An address that is not even in the format of a key is a mistake or a crawler's.
    Optional<String> attempt = AccessToken.read(key).map(_ -> key);
    return attempts.check(request, "page key", attempt, () -> users.pageAccess(key));
  }
}
