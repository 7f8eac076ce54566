package dev.opsledger.traffic;

import java.util.Optional;

/** Names a credential of a repository; the key is stored and stays the same in every fetch. */
final class CredentialKey {
  /** The App's installation. */
  static final String APP = "app";

  /** The deployment's own token. */
  static final String OWN = "own";

  private static final String USER = "user:";

  private CredentialKey() {}

  /** The key of the token that a user gave. */
  static String ofUser(String user) {
    return USER + user;
  }

  /** The user whose token has this key; empty for the deployment's own credentials. */
  static Optional<String> userOf(String key) {
    return key.startsWith(USER) ? Optional.of(key.substring(USER.length())) : Optional.empty();
  }
}
