package dev.opsledger.traffic;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SettingsReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts the GitHub tokens that users give (AES-256 in GCM, a fresh nonce of 96 bits each time,
 * NIST SP 800-38D). What a token was given for is authenticated with it, so that a ciphertext
 * copied to another row opens nothing.
 */
final class TokenVault {
  private static final String SETTING = "TRAFFIC_ENCRYPTION_KEY";
  private static final String WRONG =
      SETTING + " is not 32 bytes in Base64; make one with: openssl rand -base64 32";
  private static final String VERSION = "1:";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Supplier<byte[]> key;
  private final SecureRandom random = new SecureRandom();

  TokenVault(byte[] key) {
    this(() -> key);
  }

  /** The key is asked for when it is needed, for a snapshot must not hold it. */
  private TokenVault(Supplier<byte[]> key) {
    this.key = key;
  }

  /** {@code TRAFFIC_ENCRYPTION_KEY}, 32 random bytes in Base64; without it no token is taken. */
  static Optional<TokenVault> read(SettingsReader settings) {
    return settings.secret(SETTING).flatMap(secret -> of(secret, settings));
  }

  private static Optional<TokenVault> of(Secret secret, SettingsReader settings) {
    if (secret.isHeld() && key(secret).isEmpty()) {
      settings.problem(WRONG);
      return Optional.empty();
    }
    return Optional.of(new TokenVault(() -> key(secret).orElseThrow(TokenVault::wrong)));
  }

  private static Optional<byte[]> key(Secret secret) {
    try {
      byte[] key = Base64.getDecoder().decode(secret.reveal().strip());
      return Optional.of(key).filter(bytes -> bytes.length == KEY_BYTES);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static IllegalStateException wrong() {
    return new IllegalStateException(WRONG);
  }

  /**
   * @param token what is to be kept
   * @param purpose what it is kept for, no secret
   */
  String seal(Secret token, String purpose) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] plain = token.reveal().getBytes(StandardCharsets.UTF_8);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, plain, purpose);
    byte[] both = ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    return VERSION + Base64.getEncoder().encodeToString(both);
  }

  /**
   * @throws IllegalStateException when it was sealed with another key or for another purpose
   */
  Secret open(String sealed, String purpose) {
    byte[] both = Base64.getDecoder().decode(sealed.substring(VERSION.length()));
    var nonce = new byte[NONCE_BYTES];
    var rest = new byte[both.length - NONCE_BYTES];
    ByteBuffer.wrap(both).get(nonce).get(rest);
    return Secret.of(
        new String(run(Cipher.DECRYPT_MODE, nonce, rest, purpose), StandardCharsets.UTF_8));
  }

  private byte[] run(int mode, byte[] nonce, byte[] input, String purpose) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key.get(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a token cannot be opened or sealed with this key", e);
    }
  }
}
