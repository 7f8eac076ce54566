package dev.opsledger.traffic.domain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that we hand out: 128 bits as 32 hexadecimal digits. A user's token is random, and the keys
 * that open pages are derived from it, so that they tell nothing of it and need not be kept. Only
 * hashes are stored; a plain hash is enough for something nobody can guess. That of a user's first
 * token is also the user's id.
 */
public final class AccessToken {
  private static final int BYTES = 16;
  private final String text;

  private AccessToken(String text) {
    this.text = text;
  }

  public static AccessToken random(SecureRandom random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new AccessToken(HexFormat.of().formatHex(bytes));
  }

  /** What somebody gives as one of our keys; empty when it cannot be one. */
  public static Optional<AccessToken> read(String given) {
    return given.matches("[0-9a-f]{32}") ? Optional.of(new AccessToken(given)) : Optional.empty();
  }

  /** The key that opens all of the user's pages, and nothing else. */
  public AccessToken forPages() {
    return derived("pages");
  }

  /**
   * The key that opens the pages of one repository, and nothing else.
   *
   * @param revocations how often such a key was made void; each time makes another key
   */
  public AccessToken forRepository(String repository, long revocations) {
    return derived("share " + repository + " " + revocations);
  }

  private AccessToken derived(String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(text.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
      byte[] all = mac.doFinal(purpose.getBytes(StandardCharsets.US_ASCII));
      return new AccessToken(HexFormat.of().formatHex(all, 0, BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC with SHA-256", e);
    }
  }

  /** The token itself, shown once. */
  public String reveal() {
    return text;
  }

  /** SHA-256 in hexadecimal. */
  public String hash() {
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
