package dev.opsledger.ci.api;

import dev.opsledger.ci.store.CiKeys;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.text.OpaqueCursor;

/** The cursor of the next page: the position of the last run of this one, in base64. */
final class RunCursor {
  private RunCursor() {}

  static String encode(String position) {
    return OpaqueCursor.of(position);
  }

  /**
   * Decodes a cursor.
   *
   * @throws RequestException 400 when it is not a cursor that {@link #encode} can have made
   */
  static String decode(String cursor) {
    return OpaqueCursor.position(cursor)
        .filter(CiKeys::isPosition)
        .orElseThrow(
            () ->
                RequestException.invalid(
                    "cursor must be copied from the Link header of the previous page"));
  }
}
