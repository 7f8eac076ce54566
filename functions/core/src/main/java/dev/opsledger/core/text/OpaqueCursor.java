package dev.opsledger.core.text;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A pagination cursor that is opaque to clients: the URL-safe base64 of a position. The issuer of a
 * cursor must validate the position when it comes back.
 */
public final class OpaqueCursor {
  private OpaqueCursor() {}

  /** Encodes a position. */
  public static String of(String position) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(position.getBytes(StandardCharsets.UTF_8));
  }

  /** Decodes a cursor; empty if it is not base64. */
  public static Optional<String> position(String cursor) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
