package dev.opsledger.front.api;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.text.OpaqueCursor;
import java.util.Optional;

/** Cursors of pages of units: the id of the last unit of the previous page, in base64url. */
final class Cursors {
  private Cursors() {}

  static String encode(String id) {
    return OpaqueCursor.of(id);
  }

  /**
   * @return the id of the last unit of the previous page, empty for the first page
   * @throws RequestException 400 when the cursor is malformed
   */
  static Optional<String> decode(String cursor) {
    if (cursor == null) {
      return Optional.empty();
    }
    String id =
        OpaqueCursor.position(cursor)
            .filter(text -> text.matches("[!-~]{1,512}"))
            .orElseThrow(
                () ->
                    RequestException.invalid(
                        "cursor must be the `next` value of the previous page"));
    return Optional.of(id);
  }
}
