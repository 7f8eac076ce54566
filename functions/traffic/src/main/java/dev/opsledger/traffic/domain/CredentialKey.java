package dev.opsledger.traffic.domain;

import java.util.Optional;

/** Names a credential of a repository; the key is stored and stays the same in every fetch. */
public final class CredentialKey {
  /** The App's installation. */
  public static final String APP = "app";

  /** The deployment's own token. */
  public static final String OWN = "own";

  private static final String USER = "user:";

  private CredentialKey() {}

  /** The key of the token that a user gave. */
  public static String ofUser(String user) {
    return USER + user;
  }

  /** The user whose token has this key; empty for the deployment's own credentials. */
  public static Optional<String> userOf(String key) {
    return key.startsWith(USER) ? Optional.of(key.substring(USER.length())) : Optional.empty();
  }
}
