package dev.opsledger.traffic.store;

import dev.opsledger.core.config.NamedKey;
import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SecretKeys;
import dev.opsledger.core.config.SettingsReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts the GitHub tokens of users (AES-256-GCM with a random 96-bit nonce, NIST SP 800-38D).
 * The purpose is authenticated as well, so that a ciphertext copied to another row cannot be
 * opened. The first key seals; the others are former keys that only open, until every token has
 * been used once and resealed.
 */
public final class TokenVault {
  private static final String SETTING = "TRAFFIC_ENCRYPTION_KEY";
  private static final String PURPOSE = "traffic";

  /** The prefix of the first format, which does not name its key. */
  private static final String UNNAMED = "1:";

  private static final String VERSION = "2:";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeys keys;
  private final SecureRandom random = new SecureRandom();

  private TokenVault(SecretKeys keys) {
    this.keys = keys;
  }

  /** A vault with these keys, the newest first. */
  public TokenVault(byte[]... keys) {
    this(SecretKeys.of(PURPOSE, keys));
  }

  /** Reads {@code TRAFFIC_ENCRYPTION_KEY}; without it no GitHub tokens are accepted. */
  public static Optional<TokenVault> read(SettingsReader settings) {
    return SecretKeys.read(settings, SETTING, PURPOSE).map(TokenVault::new);
  }

  /** The purpose of the token that a user gave for a repository. */
  public static String purpose(String repository, String user) {
    return repository + "/" + user;
  }

  /**
   * Encrypts a token.
   *
   * @param token the token to encrypt
   * @param purpose what the token is for; not secret
   */
  public String seal(Secret token, String purpose) {
    NamedKey key = keys.newest();
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] plain = token.reveal().getBytes(StandardCharsets.UTF_8);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, key, nonce, plain, purpose);
    byte[] both = ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    return VERSION + key.id() + ":" + Base64.getEncoder().encodeToString(both);
  }

  /** Whether a token is sealed with the newest key. */
  public boolean isCurrent(String sealed) {
    return sealed.startsWith(VERSION + keys.newest().id() + ":");
  }

  /**
   * Decrypts a token.
   *
   * @throws IllegalStateException if it was sealed with another key or for another purpose
   */
  public Secret open(String sealed, String purpose) {
    byte[] both = Base64.getDecoder().decode(sealed.substring(sealed.lastIndexOf(':') + 1));
    IllegalStateException last =
        new IllegalStateException("the token was sealed with an unknown key");
    for (NamedKey key : keys.all()) {
      if (sealed.startsWith(UNNAMED) || sealed.startsWith(VERSION + key.id() + ":")) {
        try {
          return open(both, key, purpose);
        } catch (IllegalStateException e) {
          last = e;
        }
      }
    }
    throw last;
  }

  private static Secret open(byte[] both, NamedKey key, String purpose) {
    var nonce = new byte[NONCE_BYTES];
    var rest = new byte[both.length - NONCE_BYTES];
    ByteBuffer.wrap(both).get(nonce).get(rest);
    byte[] plain = run(Cipher.DECRYPT_MODE, key, nonce, rest, purpose);
    return Secret.of(new String(plain, StandardCharsets.UTF_8));
  }

  private static byte[] run(int mode, NamedKey key, byte[] nonce, byte[] input, String purpose) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key.of("AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the token could not be sealed or opened with this key", e);
    }
  }
}
