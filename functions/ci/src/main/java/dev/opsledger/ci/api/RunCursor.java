package dev.opsledger.ci.api;

import dev.opsledger.ci.store.CiKeys;
import dev.opsledger.core.error.RequestException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where a further answer begins: the position of the last run that was shown. */
final class RunCursor {
  private RunCursor() {}

  static String encode(String position) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(position.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws RequestException 400 when no answer ever gave it
   */
  static String decode(String cursor) {
    try {
      String position = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (CiKeys.isPosition(position)) {
        return position;
      }
    } catch (IllegalArgumentException e) {
      throw RequestException.invalid("cursor is malformed; take it from a Link header");
    }
    throw RequestException.invalid("cursor is malformed; take it from a Link header");
  }
}
