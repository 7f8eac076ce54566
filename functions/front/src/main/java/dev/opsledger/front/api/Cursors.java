package dev.opsledger.front.api;

import dev.opsledger.core.error.RequestException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Cursors of pages of units: the id of the last unit of the previous page, in base64url. */
final class Cursors {
  private Cursors() {}

  static String encode(String id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(id.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @return the id of the last unit of the previous page, empty for the first page
   * @throws RequestException 400 when the cursor is malformed
   */
  static Optional<String> decode(String cursor) {
    if (cursor == null) {
      return Optional.empty();
    }
    try {
      String id = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (id.matches("[!-~]{1,512}")) {
        return Optional.of(id);
      }
    } catch (IllegalArgumentException e) {
      // Rejected below, like text that is not an id.
    }
    throw RequestException.invalid("cursor must be the `next` value of the previous page");
  }
}
