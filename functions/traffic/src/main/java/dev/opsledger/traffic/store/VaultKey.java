package dev.opsledger.traffic.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that encrypts users' tokens.
 *
 * @param id identifies the key in sealed tokens without revealing it
 * @param key the AES-256 key
 */
record VaultKey(String id, SecretKeySpec key) {
  private static final int BYTES = 32;
  private static final int ID_BYTES = 4;

  /** Parses 32 bytes in Base64; empty for anything else. */
  static Optional<VaultKey> read(String text) {
    try {
      return Optional.of(Base64.getDecoder().decode(text))
          .filter(bytes -> bytes.length == BYTES)
          .map(VaultKey::of);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static VaultKey of(byte[] bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("opsledger traffic key id".getBytes(StandardCharsets.US_ASCII));
      String id = HexFormat.of().formatHex(digest.digest(bytes), 0, ID_BYTES);
      return new VaultKey(id, new SecretKeySpec(bytes, "AES"));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return id;
  }
}
