package dev.opsledger.traffic.store;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SettingsReader;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts the GitHub tokens of users (AES-256-GCM with a random 96-bit nonce, NIST SP 800-38D).
 * The purpose is authenticated as well, so that a ciphertext copied to another row cannot be
 * opened. The first key seals; the others are former keys that only open, until every token has
 * been used once and resealed.
 */
public final class TokenVault {
  private static final System.Logger LOG = System.getLogger(TokenVault.class.getName());
  private static final String SETTING = "TRAFFIC_ENCRYPTION_KEY";
  private static final String WRONG =
      SETTING
          + " must be 32 bytes in Base64, or several such keys separated by commas, newest first;"
          + " make one with: openssl rand -base64 32";

  /** The prefix of the first format, which does not name its key. */
  private static final String UNNAMED = "1:";

  private static final String VERSION = "2:";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Supplier<List<VaultKey>> keys;
  private final SecureRandom random = new SecureRandom();

  /** Reads the keys on each use, because a SnapStart snapshot must not contain them. */
  private TokenVault(Supplier<List<VaultKey>> keys) {
    this.keys = keys;
  }

  /** A vault with these keys, the newest first. */
  public TokenVault(byte[]... keys) {
    this(() -> Arrays.stream(keys).map(VaultKey::of).toList());
  }

  /** Reads {@code TRAFFIC_ENCRYPTION_KEY}; without it no GitHub tokens are accepted. */
  public static Optional<TokenVault> read(SettingsReader settings) {
    return settings.secret(SETTING).flatMap(secret -> of(secret, settings));
  }

  private static Optional<TokenVault> of(Secret secret, SettingsReader settings) {
    if (secret.isHeld() && keys(secret).isEmpty()) {
      // Work without users' tokens until the setting is corrected.
      if (settings.looksAgain(SETTING)) {
        LOG.log(Level.ERROR, WRONG);
      } else {
        settings.problem(WRONG);
      }
      return Optional.empty();
    }
    return Optional.of(new TokenVault(() -> keys(secret).orElseThrow(TokenVault::wrong)));
  }

  /** The purpose of the token that a user gave for a repository. */
  public static String purpose(String repository, String user) {
    return repository + "/" + user;
  }

  /** Empty if one of them is not a valid key. */
  private static Optional<List<VaultKey>> keys(Secret secret) {
    List<Optional<VaultKey>> read =
        Arrays.stream(secret.reveal().strip().split("\\s*,\\s*|\\s+")).map(VaultKey::read).toList();
    return read.stream().allMatch(Optional::isPresent)
        ? Optional.of(read.stream().map(Optional::orElseThrow).toList())
        : Optional.empty();
  }

  private static IllegalStateException wrong() {
    return new IllegalStateException(WRONG);
  }

  /**
   * Encrypts a token.
   *
   * @param token the token to encrypt
   * @param purpose what the token is for; not secret
   */
  public String seal(Secret token, String purpose) {
    VaultKey key = keys.get().getFirst();
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] plain = token.reveal().getBytes(StandardCharsets.UTF_8);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, key, nonce, plain, purpose);
    byte[] both = ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    return VERSION + key.id() + ":" + Base64.getEncoder().encodeToString(both);
  }

  /** Whether a token is sealed with the newest key. */
  public boolean isCurrent(String sealed) {
    return sealed.startsWith(VERSION + keys.get().getFirst().id() + ":");
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
    for (VaultKey key : keys.get()) {
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

  private static Secret open(byte[] both, VaultKey key, String purpose) {
    var nonce = new byte[NONCE_BYTES];
    var rest = new byte[both.length - NONCE_BYTES];
    ByteBuffer.wrap(both).get(nonce).get(rest);
    byte[] plain = run(Cipher.DECRYPT_MODE, key, nonce, rest, purpose);
    return Secret.of(new String(plain, StandardCharsets.UTF_8));
  }

  private static byte[] run(int mode, VaultKey key, byte[] nonce, byte[] input, String purpose) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the token could not be sealed or opened with this key", e);
    }
  }
}
