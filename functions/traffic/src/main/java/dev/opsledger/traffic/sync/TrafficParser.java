package dev.opsledger.traffic.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.text.CleanText;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.traffic.domain.Counts;
import dev.opsledger.traffic.domain.TopEntry;
import io.micronaut.json.tree.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Parses GitHub's responses about traffic. A malformed day makes the whole response invalid,
 * because it must not count as a day without visitors; a malformed entry of a top ten list is left
 * out.
 */
final class TrafficParser {
  private static final int LONGEST_NAME = 500;
  private static final int TOP = 10;

  private TrafficParser() {}

  /**
   * Parses the days of a response to {@code /traffic/views} or {@code /traffic/clones}.
   *
   * @param field {@code views} or {@code clones}
   * @throws VendorUnavailableException if the response is malformed
   */
  static Map<LocalDate, Counts> days(JsonNode response, String field)
      throws VendorUnavailableException {
    JsonNode list = response.isObject() ? response.get(field) : null;
    if (list == null || !list.isArray()) {
      throw notUnderstood(field);
    }
    var days = new TreeMap<LocalDate, Counts>();
    for (JsonNode json : Json.elements(list)) {
      LocalDate date = date(json).orElseThrow(() -> notUnderstood(field));
      if (!hasNumbers(json)) {
        throw notUnderstood(field);
      }
      days.merge(date, counts(json), Counts::max);
    }
    return days;
  }

  private static VendorUnavailableException notUnderstood(String what) {
    return new VendorUnavailableException("GitHub's response about " + what + " is malformed");
  }

  private static boolean hasNumbers(JsonNode json) {
    return Json.number(json, "count").filter(n -> n >= 0).isPresent()
        && Json.number(json, "uniques").filter(n -> n >= 0).isPresent();
  }

  private static Optional<LocalDate> date(JsonNode json) {
    try {
      return Json.text(json, "timestamp")
          .filter(text -> text.length() >= 10)
          .map(text -> LocalDate.parse(text.substring(0, 10)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Missing or negative numbers count as zero. */
  private static Counts counts(JsonNode json) {
    return new Counts(number(json, "count"), number(json, "uniques"));
  }

  private static long number(JsonNode json, String field) {
    return Math.max(0, Json.number(json, field).orElse(0L));
  }

  /**
   * Parses the entries of a response to {@code /traffic/popular/referrers} or {@code …/paths}.
   *
   * @param field {@code referrer} or {@code path}
   * @throws VendorUnavailableException if the response is malformed
   */
  static List<TopEntry> topEntries(JsonNode response, String field)
      throws VendorUnavailableException {
    if (!response.isArray()) {
      throw notUnderstood(field + "s");
    }
    var entries = new ArrayList<TopEntry>();
    for (JsonNode json : Json.elements(response)) {
      Optional<String> name = Json.text(json, field);
      if (name.isPresent() && entries.size() < TOP) {
        entries.add(
            new TopEntry(
                bounded(name.get()),
                Json.text(json, "title").map(TrafficParser::bounded),
                counts(json)));
      }
    }
    return entries;
  }

  private static String bounded(String text) {
    return CleanText.cut(text, LONGEST_NAME);
  }
}
