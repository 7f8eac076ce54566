package dev.opsledger.deployments.domain;

/**
 * The stored hash of a project's secret, which verifies it and does not reveal it: a keyed one
 * ({@link AppSecrets}), or one of a former version ({@link SaltedHash}).
 *
 * @param text the hash with what it was made with, the parts separated by dots
 */
public record SecretHash(String text) {
  private static final String KEYED = "hmac";

  static SecretHash keyed(String keyId, String code) {
    return new SecretHash(String.join(".", KEYED, keyId, code));
  }

  boolean isKeyed() {
    return text.startsWith(KEYED + ".");
  }

  /** Whether this is a keyed hash by the key of this name. */
  boolean isBy(String keyId) {
    return text.startsWith(KEYED + "." + keyId + ".");
  }

  @Override
  public String toString() {
    return "***";
  }
}
