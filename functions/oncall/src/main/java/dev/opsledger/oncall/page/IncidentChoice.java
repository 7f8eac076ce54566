package dev.opsledger.oncall.page;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.oncall.domain.HourKind;
import dev.opsledger.oncall.domain.HourOfWeek;
import dev.opsledger.oncall.domain.Incident;
import dev.opsledger.oncall.domain.LoadNames;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which incidents of a period a list has: those that a figure counts.
 *
 * @param service only those of a service
 * @param urgency only those of an urgency
 * @param interrupted only those that interrupted somebody: {@code any}, a kind of hour, {@code
 *     unknown}, or an hour of the week
 * @param response only those that were answered so
 */
record IncidentChoice(
    Optional<String> service,
    Optional<String> urgency,
    Optional<String> interrupted,
    Optional<String> response) {
  static final String URGENCY = "urgency";
  static final String INTERRUPTED = "interrupted";
  static final String RESPONSE = "response";

  static final String ANY = "any";
  static final String UNKNOWN = "unknown";
  static final String ACKNOWLEDGED = "acknowledged";
  static final String UNACKNOWLEDGED = "unacknowledged";
  static final String RESOLVED = "resolved";
  static final String ESCALATED = "escalated";

  private static final List<String> URGENCIES = List.of("high", "low", LoadNames.OTHER);
  private static final List<String> RESPONSES =
      List.of(ACKNOWLEDGED, UNACKNOWLEDGED, RESOLVED, ESCALATED);

  /** The filter of an address. */
  static IncidentChoice of(PageAddress address, Optional<String> service) {
    var filter =
        new IncidentChoice(
            service, address.find(URGENCY), address.find(INTERRUPTED), address.find(RESPONSE));
    if (filter.urgency.filter(text -> !URGENCIES.contains(text)).isPresent()) {
      throw RequestException.invalid("urgency must be high, low or other");
    }
    if (filter.response.filter(text -> !RESPONSES.contains(text)).isPresent()) {
      throw RequestException.invalid("response must be one of " + String.join(", ", RESPONSES));
    }
    if (filter.interrupted.filter(text -> !isInterrupted(text)).isPresent()) {
      throw RequestException.invalid(
          "interrupted must be any, business, sleep, off, unknown, or an hour of the week such as"
              + " 103 for Mondays from 3 to 4");
    }
    return filter;
  }

  private static boolean isInterrupted(String text) {
    return text.equals(ANY)
        || text.equals(UNKNOWN)
        || kind(text).isPresent()
        || HourOfWeek.parse(text).isPresent();
  }

  private static Optional<HourKind> kind(String text) {
    return Arrays.stream(HourKind.values()).filter(kind -> word(kind).equals(text)).findFirst();
  }

  /** The word for a kind of hour. */
  static String word(HourKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** Whether an address asks for a list of these. */
  static boolean isAsked(PageAddress address) {
    return List.of(URGENCY, INTERRUPTED, RESPONSE).stream()
        .anyMatch(name -> address.find(name).isPresent());
  }

  /** Whether it is decided by what an incident counts as. */
  boolean needsLoad() {
    return interrupted.isPresent() || response.isPresent();
  }

  boolean has(Incident incident) {
    String group = LoadNames.group(incident.urgency().orElse(""));
    return urgency.filter(wanted -> !wanted.equals(LoadNames.urgency(group))).isEmpty();
  }

  /** Whether it lets an incident through that counts as so much. */
  boolean has(Tally load) {
    var figures = LoadFigures.of(load);
    return (interrupted.isEmpty() || interruptions(load) > 0)
        && response.filter(wanted -> count(figures, wanted) == 0).isEmpty();
  }

  private static long count(LoadFigures figures, String response) {
    return switch (response) {
      case ACKNOWLEDGED -> figures.acknowledged();
      case UNACKNOWLEDGED -> figures.unacknowledged();
      case RESOLVED -> figures.resolved();
      default -> figures.escalations();
    };
  }

  /** How often an incident interrupted somebody, at the hours that are asked for. */
  long interruptions(Tally load) {
    var figures = LoadFigures.of(load);
    String asked = interrupted.orElse(ANY);
    if (asked.equals(ANY)) {
      return figures.interruptions();
    }
    if (asked.equals(UNKNOWN)) {
      return figures.unknownHour();
    }
    return kind(asked)
        .map(figures::interruptions)
        .orElseGet(() -> load.count(LoadNames.HOUR + asked));
  }

  /** What it lets through, in words. */
  String words() {
    String which = urgency.map(text -> " of " + text + " urgency").orElse("");
    String answered = response.map(text -> " that were " + text(text)).orElse("");
    String hours = interrupted.map(text -> " that interrupted somebody" + at(text)).orElse("");
    return which + answered + hours;
  }

  private static String text(String response) {
    return response.equals(UNACKNOWLEDGED) ? "not acknowledged" : response;
  }

  private static String at(String asked) {
    if (asked.equals(ANY)) {
      return "";
    }
    return HourOfWeek.parse(asked)
        .map(
            hour ->
                " on %s from %d to %d"
                    .formatted(
                        hour.day().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                        hour.hour(),
                        hour.hour() + 1))
        .orElse(asked.equals(UNKNOWN) ? " at an unknown hour" : " in " + asked + " hours");
  }
}
