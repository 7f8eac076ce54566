package dev.opsledger.ci.api;

import dev.opsledger.ci.store.CiKeys;
import dev.opsledger.core.error.RequestException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The cursor of the next page: the position of the last run of this one, in base64. */
final class RunCursor {
  private RunCursor() {}

  static String encode(String position) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(position.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Decodes a cursor.
   *
   * @throws RequestException 400 when it is not a cursor that {@link #encode} can have made
   */
  static String decode(String cursor) {
    try {
      String position = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (CiKeys.isPosition(position)) {
        return position;
      }
    } catch (IllegalArgumentException e) {
      throw RequestException.invalid(
          "cursor must be copied from the Link header of the previous page");
    }
    throw RequestException.invalid(
        "cursor must be copied from the Link header of the previous page");
  }
}
