package dev.opsledger.deployments.domain;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is stored of a secret: enough to know it again, too little to find it out. PBKDF2 (RFC 8018)
 * makes guessing dear even where the secret is short.
 *
 * @param text rounds, salt and hash, the latter two in hexadecimal, with dots between
 */
public record SaltedHash(String text) {
  /** Some milliseconds for each webhook; a leaked table costs that for each guess and row. */
  private static final int ROUNDS = 10_000;

  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Matches nothing that anyone could say, and takes as long to say so as any other. */
  public static final SaltedHash OF_NOBODY =
      new SaltedHash(ROUNDS + "." + "00".repeat(SALT_BYTES) + "." + "00".repeat(HASH_BITS / 8));

  public static SaltedHash of(String secret) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    HexFormat hex = HexFormat.of();
    return new SaltedHash(
        ROUNDS + "." + hex.formatHex(salt) + "." + hex.formatHex(hash(secret, salt, ROUNDS)));
  }

  /** Whether this is the secret's, in time that does not depend on where they differ. */
  public boolean matches(String secret) {
    String[] parts = text.split("\\.", -1);
    HexFormat hex = HexFormat.of();
    byte[] given = hash(secret, hex.parseHex(parts[1]), Integer.parseInt(parts[0]));
    return MessageDigest.isEqual(hex.parseHex(parts[2]), given);
  }

  private static byte[] hash(String secret, byte[] salt, int rounds) {
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(new PBEKeySpec(secret.toCharArray(), salt, rounds, HASH_BITS))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA256", e);
    }
  }

  @Override
  public String toString() {
    return "***";
  }
}
