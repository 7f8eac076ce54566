package dev.opsledger.oncall.api;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.text.OpaqueCursor;
import dev.opsledger.oncall.domain.Reference;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Where a page begins and how many incidents it may have.
 *
 * @param limit the most incidents; empty if only the size of the response is limited
 * @param service the id of the service, team or policy to begin with; empty for the first, and in
 *     lists of incidents only
 * @param incident the id of the incident after which to begin; empty for the first
 */
public record Paging(OptionalInt limit, String service, String incident) {
  private static final int MOST = 1_000;
  private static final String SEPARATOR = ".";

  /**
   * Parses the parameters {@code limit} and {@code cursor}.
   *
   * @throws RequestException 400 if one of them is invalid
   */
  public static Paging of(String limit, String cursor) {
    OptionalInt most = limit == null ? OptionalInt.empty() : OptionalInt.of(number(limit));
    return cursor == null ? new Paging(most, "", "") : at(most, cursor);
  }

  private static int number(String limit) {
    if (limit.matches("[0-9]{1,4}")) {
      int number = Integer.parseInt(limit);
      if (number >= 1 && number <= MOST) {
        return number;
      }
    }
    throw RequestException.invalid("limit must be a whole number from 1 to 1000");
  }

  /** The cursor of a page that begins with a service, after one of its incidents. */
  static String cursor(String service, String incident) {
    return OpaqueCursor.of(service) + SEPARATOR + OpaqueCursor.of(incident);
  }

  /** The cursor of a page that begins with a service, team or policy. */
  static String cursor(String service) {
    return cursor(service, "");
  }

  /**
   * Adds items, ordered by id, from the cursor's on, until one does not fit.
   *
   * @return the cursor of the item that did not fit; empty at the end
   */
  public <T> Optional<String> walk(NavigableMap<String, T> items, Predicate<T> add) {
    for (Map.Entry<String, T> item : items.tailMap(service, true).entrySet()) {
      if (!add.test(item.getValue())) {
        return Optional.of(cursor(item.getKey()));
      }
    }
    return Optional.empty();
  }

  private static Paging at(OptionalInt limit, String cursor) {
    String[] parts = cursor.split(Pattern.quote(SEPARATOR), -1);
    if (parts.length == 2 && cursor.length() > 1) {
      var paging = new Paging(limit, decode(parts[0]), decode(parts[1]));
      // Base64 has several spellings of one text; only the one issued is accepted.
      if (cursor(paging.service, paging.incident).equals(cursor)) {
        return paging;
      }
    }
    throw malformed();
  }

  private static String decode(String part) {
    return OpaqueCursor.position(part)
        .filter(id -> id.length() <= Reference.LONGEST_ID)
        .orElseThrow(Paging::malformed);
  }

  private static RequestException malformed() {
    return RequestException.invalid(
        "cursor is invalid; use the one that the previous page returned");
  }
}
