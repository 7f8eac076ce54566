package dev.opsledger.local.simulator.github.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * GitHub's search syntax for dates ({@code >=X}, {@code >X}, {@code <=X}, {@code <X}, {@code A..B},
 * {@code X..*}, {@code *..X}, {@code X}; docs.github.com, "Understanding the search syntax"). X is
 * a date, which is a whole UTC day, or a time to the second; both ends of {@code A..B} are
 * included.
 *
 * @param from the start, inclusive
 * @param until the end, exclusive
 */
public record CreatedRange(Instant from, Instant until) {
  /** Matches every time. */
  public static final CreatedRange ALWAYS = new CreatedRange(Instant.MIN, Instant.MAX);

  private static final Pattern ZONE = Pattern.compile("(Z|[+-]\\d{2}:?\\d{2})$");

  /**
   * Parses a range.
   *
   * @throws java.time.DateTimeException when a date is malformed
   */
  public static CreatedRange parse(String text) {
    int dots = text.indexOf("..");
    if (dots >= 0) {
      var first = text.substring(0, dots);
      var last = text.substring(dots + 2);
      return new CreatedRange(
          first.equals("*") ? Instant.MIN : moment(first).from,
          last.equals("*") ? Instant.MAX : moment(last).until);
    }
    if (text.startsWith(">=")) {
      return new CreatedRange(moment(text.substring(2)).from, Instant.MAX);
    }
    if (text.startsWith("<=")) {
      return new CreatedRange(Instant.MIN, moment(text.substring(2)).until);
    }
    if (text.startsWith(">")) {
      return new CreatedRange(moment(text.substring(1)).until, Instant.MAX);
    }
    if (text.startsWith("<")) {
      return new CreatedRange(Instant.MIN, moment(text.substring(1)).from);
    }
    return moment(text);
  }

  /** Whether a time is within the range. */
  public boolean contains(Instant time) {
    return !time.isBefore(from) && time.isBefore(until);
  }

  private static CreatedRange moment(String text) {
    if (!text.contains("T")) {
      var day = LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      return new CreatedRange(day, day.plus(Duration.ofDays(1)));
    }
    var zone = ZONE.matcher(text);
    var zoned = zone.find() ? text : text + "Z";
    var time = OffsetDateTime.parse(withColon(zoned)).toInstant();
    return new CreatedRange(time, time.plusSeconds(1));
  }

  private static String withColon(String time) {
    return time.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
  }
}
