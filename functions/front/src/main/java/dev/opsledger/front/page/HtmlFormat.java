package dev.opsledger.front.page;

import dev.opsledger.core.page.Html;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and numbers on the page. */
final class HtmlFormat {
  /** With spaces that do not break: on a phone the day stands above the time. */
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d\u00A0MMM\u00A0uuuu, HH:mm", Locale.ENGLISH);

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
  private static final int MINUTE = 60;

  private HtmlFormat() {}

  /** A time with its day, as HTML. */
  static String moment(Instant at, ZoneId zone) {
    return time(at, MOMENT.format(at.atZone(zone)));
  }

  /** A time of today to the second, as HTML. */
  static String second(Instant at, ZoneId zone) {
    return time(at, SECOND.format(at.atZone(zone)));
  }

  private static String time(Instant at, String text) {
    return "<time datetime=\"%s\">%s</time>".formatted(at, Html.escape(text));
  }

  /** A number, marked when it is one that should be zero. */
  static String bad(long number) {
    String text = Html.number(number);
    return number == 0 ? text : "<strong class=\"bad\">" + text + "</strong>";
  }

  /** How long, in the two largest units. */
  static String duration(long seconds) {
    if (seconds < MINUTE) {
      return seconds + " s";
    }
    long minutes = seconds / MINUTE;
    return minutes < MINUTE
        ? "%d min %d s".formatted(minutes, seconds % MINUTE)
        : "%d h %d min".formatted(minutes / MINUTE, minutes % MINUTE);
  }

  /** A word in the number that fits. */
  static String count(long number, String one, String many) {
    return Html.number(number) + " " + (number == 1 ? one : many);
  }
}
