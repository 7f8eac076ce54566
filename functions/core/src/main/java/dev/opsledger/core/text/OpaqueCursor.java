package dev.opsledger.core.text;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a list goes on, as clients see it: the URL-safe base64 of a position. Clients hand it back
 * unread; what a position may look like is checked by whoever issued it.
 */
public final class OpaqueCursor {
  private OpaqueCursor() {}

  /** The cursor of a position. */
  public static String of(String position) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(position.getBytes(StandardCharsets.UTF_8));
  }

  /** The position of a cursor; empty for a text that is not base64. */
  public static Optional<String> position(String cursor) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
