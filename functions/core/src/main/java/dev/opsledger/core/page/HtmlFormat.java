package dev.opsledger.core.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats times and numbers as HTML. */
public final class HtmlFormat {
  /** With no-break spaces, so that narrow screens break only between date and time. */
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d\u00A0MMM\u00A0uuuu, HH:mm", Locale.ENGLISH);

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
  private static final int MINUTE = 60;
  private static final int DAY = 24;

  private HtmlFormat() {}

  /** Date and time, to the minute. */
  public static String moment(Instant at, ZoneId zone) {
    return time(at, MOMENT.format(at.atZone(zone)));
  }

  /** Time of day, to the second. */
  public static String second(Instant at, ZoneId zone) {
    return time(at, SECOND.format(at.atZone(zone)));
  }

  private static String time(Instant at, String text) {
    return "<time datetime=\"%s\">%s</time>".formatted(at, Html.escape(text));
  }

  /** A number that should be zero, highlighted if it is not. */
  public static String bad(long number) {
    String text = Html.number(number);
    return number == 0 ? text : "<strong class=\"bad\">" + text + "</strong>";
  }

  /** A duration in its two largest units. */
  public static String duration(long seconds) {
    if (seconds < MINUTE) {
      return seconds + " s";
    }
    long minutes = seconds / MINUTE;
    if (minutes < MINUTE) {
      return "%d min %d s".formatted(minutes, seconds % MINUTE);
    }
    long hours = minutes / MINUTE;
    return hours < DAY
        ? "%d h %d min".formatted(hours, minutes % MINUTE)
        : "%d d %d h".formatted(hours / DAY, hours % DAY);
  }

  /** A number with its noun in the singular or plural. */
  public static String count(long number, String one, String many) {
    return Html.number(number) + " " + (number == 1 ? one : many);
  }

  /** An amount of US dollars. */
  public static String dollars(double amount) {
    return "$" + String.format(Locale.ENGLISH, "%,.2f", amount).replace(',', '\u202F');
  }

  /** A number that need not be whole. */
  public static String decimal(double number) {
    return String.format(Locale.ENGLISH, "%,.2f", number).replace(',', '\u202F');
  }

  /** A share in percent, with one decimal where it is small. */
  public static String share(double share) {
    double percent = share * 100;
    return percent > 0 && percent < 10
        ? String.format(Locale.ENGLISH, "%.1f\u00A0%%", percent)
        : "%d\u00A0%%".formatted(Math.round(percent));
  }
}
