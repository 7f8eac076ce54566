package dev.opsledger.traffic.store;

import dev.opsledger.core.text.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
    byte[] purpose = "opsledger traffic key id".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer named = ByteBuffer.allocate(purpose.length + bytes.length).put(purpose).put(bytes);
    String id = HexFormat.of().formatHex(Sha256.bytes(named.array()), 0, ID_BYTES);
    return new VaultKey(id, new SecretKeySpec(bytes, "AES"));
  }

  @Override
  public String toString() {
    return id;
  }
}
