package dev.opsledger.traffic.sync;

import dev.opsledger.github.Credential;
import dev.opsledger.traffic.domain.CredentialKey;
import java.util.Optional;

/**
 * A credential whose turn it may be.
 *
 * @param key what tells it from the repository's others, the same in every fetch
 * @param credential as whom GitHub is asked
 */
record CredentialCandidate(String key, Credential credential) {
  /** The user whose token it is; empty for those of the deployment. */
  Optional<String> user() {
    return CredentialKey.userOf(key);
  }
}
