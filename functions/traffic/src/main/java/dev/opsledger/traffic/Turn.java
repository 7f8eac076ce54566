package dev.opsledger.traffic;

import dev.opsledger.github.Credential;
import java.util.Optional;

/**
 * A credential whose turn it may be.
 *
 * @param key what tells it from the repository's others, the same in every fetch
 * @param credential as whom GitHub is asked
 */
record Turn(String key, Credential credential) {
  /** The App's installation. */
  static final String APP = "app";

  /** The deployment's own token. */
  static final String OWN = "own";

  private static final String USER = "user:";

  static Turn ofUser(String user, Credential credential) {
    return new Turn(USER + user, credential);
  }

  /** The user whose token it is; empty for those of the deployment. */
  Optional<String> user() {
    return userOf(key);
  }

  static Optional<String> userOf(String key) {
    return key.startsWith(USER) ? Optional.of(key.substring(USER.length())) : Optional.empty();
  }
}
