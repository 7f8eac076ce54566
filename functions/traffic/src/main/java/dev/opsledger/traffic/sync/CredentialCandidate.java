package dev.opsledger.traffic.sync;

import dev.opsledger.github.Credential;
import dev.opsledger.traffic.domain.CredentialKey;
import java.util.Optional;

/**
 * A credential that a fetch may try.
 *
 * @param key identifies it among the repository's credentials
 * @param credential the credential for requests to GitHub
 */
record CredentialCandidate(String key, Credential credential) {
  /** The user whose token it is; empty for the deployment's own credentials. */
  Optional<String> user() {
    return CredentialKey.userOf(key);
  }
}
