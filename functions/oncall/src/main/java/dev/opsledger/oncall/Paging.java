package dev.opsledger.oncall;

import dev.opsledger.core.web.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.OptionalInt;

/**
 * Where an answer begins, and how long it may be.
 *
 * @param limit the most incidents, empty where only the size of the answer counts
 * @param service the service to begin with; empty for the first, and where there is no order of
 *     services
 * @param incident the incident after which to begin; empty for the first
 */
record Paging(OptionalInt limit, String service, String incident) {
  private static final int MOST = 1_000;
  private static final char SEPARATOR = '\n';

  /** An id; other characters than these PagerDuty has never used, but it does not say so. */
  private static final String ID = "[^\\p{Cntrl}]{0,200}";

  /**
   * From the parameters {@code limit} and {@code cursor}.
   *
   * @throws Problem 400 when one of them is malformed
   */
  static Paging of(String limit, String cursor) {
    String position = cursor == null ? "" + SEPARATOR : decode(cursor);
    int middle = position.indexOf(SEPARATOR);
    return new Paging(
        limit == null ? OptionalInt.empty() : OptionalInt.of(number(limit)),
        position.substring(0, middle),
        position.substring(middle + 1));
  }

  private static int number(String limit) {
    if (limit.matches("[0-9]{1,4}")) {
      int number = Integer.parseInt(limit);
      if (number >= 1 && number <= MOST) {
        return number;
      }
    }
    throw Problem.badRequest("limit is a whole number from 1 to 1000");
  }

  /** The cursor of the answer that goes on there. */
  static String cursor(String service, String incident) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((service + SEPARATOR + incident).getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String cursor) {
    try {
      String position = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (position.matches(ID + SEPARATOR + ID) && position.length() > 1) {
        return position;
      }
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
    throw malformed();
  }

  private static Problem malformed() {
    return Problem.badRequest("cursor is malformed; take it from the answer before");
  }
}
