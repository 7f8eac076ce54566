package dev.opsledger.traffic.domain;

import dev.opsledger.core.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A secret given to users: 128 bits as 32 hexadecimal digits. A user's token is random; the keys to
 * pages are derived from it with HMAC, so they do not reveal it and need not be stored. Only
 * SHA-256 hashes are stored, unsalted because the input cannot be guessed. The hash of a user's
 * first token is also the user's id.
 */
public final class AccessToken {
  private static final int BYTES = 16;
  private final String text;

  private AccessToken(String text) {
    this.text = text;
  }

  /** Makes a random token. */
  public static AccessToken random(SecureRandom random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new AccessToken(HexFormat.of().formatHex(bytes));
  }

  /** Parses a token or key; empty unless it is 32 lower-case hexadecimal digits. */
  public static Optional<AccessToken> read(String given) {
    return given.matches("[0-9a-f]{32}") ? Optional.of(new AccessToken(given)) : Optional.empty();
  }

  /** The read-only key to all of the user's pages. */
  public AccessToken forPages() {
    return derived("pages");
  }

  /**
   * The read-only key to the pages of one repository.
   *
   * @param revocations how often the key was revoked; each revocation leads to a different key
   */
  public AccessToken forRepository(String repository, long revocations) {
    return derived("share " + repository + " " + revocations);
  }

  private AccessToken derived(String purpose) {
    byte[] key = text.getBytes(StandardCharsets.US_ASCII);
    byte[] all = Sha256.hmac(key, purpose.getBytes(StandardCharsets.US_ASCII));
    return new AccessToken(HexFormat.of().formatHex(all, 0, BYTES));
  }

  /** The plain text. */
  public String reveal() {
    return text;
  }

  /** SHA-256 in hexadecimal. */
  public String hash() {
    return Sha256.hex(text);
  }

  @Override
  public String toString() {
    return "***";
  }
}
