package dev.opsledger.core.config;

import dev.opsledger.core.text.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of 32 bytes with a name that can be stored beside what was made with it.
 *
 * @param id identifies the key without revealing it
 * @param bytes the key
 */
public record NamedKey(String id, byte[] bytes) {
  private static final int BYTES = 32;
  private static final int ID_BYTES = 4;

  /** Parses 32 bytes in Base64; empty for anything else. */
  static Optional<NamedKey> read(String text, String purpose) {
    try {
      return Optional.of(Base64.getDecoder().decode(text))
          .filter(bytes -> bytes.length == BYTES)
          .map(bytes -> of(bytes, purpose));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Names a key.
   *
   * @param purpose what keys of its kind are for, so that the same bytes have another name in each
   */
  public static NamedKey of(byte[] bytes, String purpose) {
    byte[] label = ("opsledger " + purpose + " key id").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer named = ByteBuffer.allocate(label.length + bytes.length).put(label).put(bytes);
    return new NamedKey(HexFormat.of().formatHex(Sha256.bytes(named.array()), 0, ID_BYTES), bytes);
  }

  /** The key for a cipher or a code of this name. */
  public SecretKeySpec of(String algorithm) {
    return new SecretKeySpec(bytes, algorithm);
  }

  @Override
  public String toString() {
    return id;
  }
}
