package dev.opsledger.traffic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The token of a user of ours: 128 random bits as 32 hexadecimal digits. Only its hash is stored,
 * which is also the user's id; a plain hash is enough for something nobody can guess.
 */
final class AccessToken {
  private static final int BYTES = 16;
  private final String text;

  private AccessToken(String text) {
    this.text = text;
  }

  static AccessToken random(SecureRandom random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new AccessToken(HexFormat.of().formatHex(bytes));
  }

  /** The user's id that a text stands for, or one that nobody has when it is no token. */
  static String userOf(String given) {
    return given.matches("[0-9a-f]{32}") ? new AccessToken(given).user() : "none";
  }

  /** The token itself, shown once. */
  String reveal() {
    return text;
  }

  /** SHA-256 in hexadecimal. */
  String user() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "***";
  }
}
