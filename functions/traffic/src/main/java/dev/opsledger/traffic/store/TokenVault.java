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
 * Encrypts the GitHub tokens that users give (AES-256 in GCM, a fresh nonce of 96 bits each time,
 * NIST SP 800-38D). What a token was given for is authenticated with it, so that a ciphertext
 * copied to another row opens nothing. The first key seals; those after it are former ones, which
 * only open, until each token was used once and is sealed anew.
 */
public final class TokenVault {
  private static final System.Logger LOG = System.getLogger(TokenVault.class.getName());
  private static final String SETTING = "TRAFFIC_ENCRYPTION_KEY";
  private static final String WRONG =
      SETTING
          + " is not 32 bytes in Base64, or several of them separated by commas, the newest first;"
          + " make one with: openssl rand -base64 32";

  /** Of the former version, which had one key and did not name it. */
  private static final String UNNAMED = "1:";

  private static final String VERSION = "2:";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Supplier<List<VaultKey>> keys;
  private final SecureRandom random = new SecureRandom();

  /** The keys are asked for when they are needed, for a snapshot must not hold them. */
  private TokenVault(Supplier<List<VaultKey>> keys) {
    this.keys = keys;
  }

  public TokenVault(byte[]... keys) {
    this(() -> Arrays.stream(keys).map(VaultKey::of).toList());
  }

  /** {@code TRAFFIC_ENCRYPTION_KEY}, 32 random bytes in Base64; without it no token is taken. */
  public static Optional<TokenVault> read(SettingsReader settings) {
    return settings.secret(SETTING).flatMap(secret -> of(secret, settings));
  }

  private static Optional<TokenVault> of(Secret secret, SettingsReader settings) {
    if (secret.isHeld() && keys(secret).isEmpty()) {
      // Until it is replaced, everything works that needs no user's token.
      if (settings.looksAgain(SETTING)) {
        LOG.log(Level.ERROR, WRONG);
      } else {
        settings.problem(WRONG);
      }
      return Optional.empty();
    }
    return Optional.of(new TokenVault(() -> keys(secret).orElseThrow(TokenVault::wrong)));
  }

  /** What a user's token is sealed for. */
  public static String purpose(String repository, String user) {
    return repository + "/" + user;
  }

  /** Empty when one of them is no key. */
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
   * @param token what is to be kept
   * @param purpose what it is kept for, no secret
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

  /** Whether the newest key sealed it. */
  public boolean isCurrent(String sealed) {
    return sealed.startsWith(VERSION + keys.get().getFirst().id() + ":");
  }

  /**
   * @throws IllegalStateException when it was sealed with another key or for another purpose
   */
  public Secret open(String sealed, String purpose) {
    byte[] both = Base64.getDecoder().decode(sealed.substring(sealed.lastIndexOf(':') + 1));
    IllegalStateException last = new IllegalStateException("a token was sealed with another key");
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
      throw new IllegalStateException("a token cannot be opened or sealed with this key", e);
    }
  }
}
