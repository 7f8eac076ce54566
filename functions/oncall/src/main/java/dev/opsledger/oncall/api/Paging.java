package dev.opsledger.oncall.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.oncall.domain.Reference;
import java.util.Base64;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Where an answer begins, and how long it may be.
 *
 * @param limit the most incidents, empty where only the size of the answer counts
 * @param service the service (or team, or policy) to begin with; empty for the first, and where the
 *     answer lists incidents alone
 * @param incident the incident after which to begin; empty for the first
 */
public record Paging(OptionalInt limit, String service, String incident) {
  private static final int MOST = 1_000;
  private static final String SEPARATOR = ".";

  /**
   * From the parameters {@code limit} and {@code cursor}.
   *
   * @throws RequestException 400 when one of them is malformed
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
    throw RequestException.invalid("limit is a whole number from 1 to 1000");
  }

  /** The cursor of the answer that goes on there. */
  static String cursor(String service, String incident) {
    return encode(service) + SEPARATOR + encode(incident);
  }

  /** The answer that begins with a service, and is about services alone. */
  static String cursor(String service) {
    return cursor(service, "");
  }

  /**
   * Adds things that are ordered by id, beginning with the cursor's, until one is refused.
   *
   * @return the cursor of the one that was refused, empty at the end
   */
  <T> Optional<String> walk(NavigableMap<String, T> things, Predicate<T> add) {
    for (Map.Entry<String, T> thing : things.tailMap(service, true).entrySet()) {
      if (!add.test(thing.getValue())) {
        return Optional.of(cursor(thing.getKey()));
      }
    }
    return Optional.empty();
  }

  private static String encode(String id) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(UTF_8));
  }

  private static Paging at(OptionalInt limit, String cursor) {
    String[] parts = cursor.split(Pattern.quote(SEPARATOR), -1);
    if (parts.length == 2 && cursor.length() > 1) {
      var paging = new Paging(limit, decode(parts[0]), decode(parts[1]));
      // Only what we wrote ourselves reads back as it was.
      if (cursor(paging.service, paging.incident).equals(cursor)) {
        return paging;
      }
    }
    throw malformed();
  }

  private static String decode(String part) {
    String id;
    try {
      id = new String(Base64.getUrlDecoder().decode(part), UTF_8);
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
    if (id.length() > Reference.LONGEST_ID) {
      throw malformed();
    }
    return id;
  }

  private static RequestException malformed() {
    return RequestException.invalid("cursor is malformed; take it from the answer before");
  }
}
