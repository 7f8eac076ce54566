package dev.opsledger.front.api;

import dev.opsledger.core.error.RequestException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Where a further answer begins: the id of the last unit that was shown. */
public final class Cursors {
  private Cursors() {}

  public static String encode(String id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(id.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws RequestException 400 when no answer ever gave it
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
      // Answered below, like text that is no id.
    }
    throw RequestException.invalid("cursor is malformed; take it from the answer before");
  }
}
