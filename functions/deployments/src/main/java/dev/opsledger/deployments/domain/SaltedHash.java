package dev.opsledger.deployments.domain;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A PBKDF2 hash (RFC 8018) of a secret: it can be verified, not reversed, and guessing is expensive
 * even for a short secret. For stacks without a key, and what they stored.
 *
 * @param text rounds, salt and hash, separated by dots; salt and hash in hexadecimal
 */
public record SaltedHash(String text) {
  /** Costs each webhook some milliseconds, and an attacker as much for each guess and row. */
  private static final int ROUNDS = 10_000;

  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Matches no secret, and takes as long as any other hash to say so. */
  public static final SaltedHash UNMATCHABLE =
      new SaltedHash(ROUNDS + "." + "00".repeat(SALT_BYTES) + "." + "00".repeat(HASH_BITS / 8));

  /** A hash of a secret with a new salt. */
  public static SaltedHash of(String secret) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    HexFormat hex = HexFormat.of();
    return new SaltedHash(
        ROUNDS + "." + hex.formatHex(salt) + "." + hex.formatHex(hash(secret, salt, ROUNDS)));
  }

  /** Whether this is the secret's hash, compared in constant time. */
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
