package dev.opsledger.core.count;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span of time.
 *
 * @param since the first moment
 * @param until the end, exclusive
 */
public record TimeSpan(Instant since, Instant until) {
  /** The order of their beginnings. */
  static final Comparator<TimeSpan> ORDER = Comparator.comparing(TimeSpan::since);

  private static final Pattern KEY = Pattern.compile("(\\d{1,12})-(\\d{1,12})");

  /** Identifies a span of whole seconds: its bounds in epoch seconds. */
  public String key() {
    return since.getEpochSecond() + "-" + until.getEpochSecond();
  }

  /** Parses a {@link #key}; empty if the text is not one. */
  public static Optional<TimeSpan> ofKey(String key) {
    Matcher matcher = KEY.matcher(key);
    return matcher.matches()
        ? Optional.of(new TimeSpan(at(matcher.group(1)), at(matcher.group(2))))
        : Optional.empty();
  }

  private static Instant at(String seconds) {
    return Instant.ofEpochSecond(Long.parseLong(seconds));
  }

  /** Whether it has a moment of another span. */
  public boolean meets(TimeSpan other) {
    return since.isBefore(other.until) && other.since.isBefore(until);
  }
}
