package dev.opsledger.oncall.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A window that was listed and is to be looked at again before it is called whole, because an index
 * may lag behind.
 *
 * @param window the window
 * @param count how many incidents it showed
 * @param tries how often PagerDuty's count disagreed with what it showed
 * @param due when to look
 */
public record WindowRecheck(IncidentWindow window, long count, int tries, Instant due) {
  /** The count of a window of which nobody knows how many incidents it has. */
  public static final long UNKNOWN = -1;

  private static final Duration FIRST = Duration.ofHours(1);
  private static final int DOUBLINGS = 5;

  public static final Comparator<WindowRecheck> BY_DUE = Comparator.comparing(WindowRecheck::due);

  /** The next look, at the next sync. */
  public static WindowRecheck soon(IncidentWindow window, long count, Instant now) {
    return new WindowRecheck(window, count, 0, now);
  }

  /** The next look after PagerDuty disagreed with itself: an hour later, then twice as long. */
  public WindowRecheck later(long seen, Instant now) {
    return new WindowRecheck(
        window, seen, tries + 1, now.plus(FIRST.multipliedBy(1L << Math.min(tries, DOUBLINGS))));
  }

  public String text() {
    return "%s|%d|%d|%d".formatted(window.key(), count, tries, due.getEpochSecond());
  }

  public static Optional<WindowRecheck> of(String text) {
    String[] parts = text.split("\\|", -1);
    return parts.length != 4
        ? Optional.empty()
        : IncidentWindow.ofKey(parts[0])
            .map(
                window ->
                    new WindowRecheck(
                        window,
                        Long.parseLong(parts[1]),
                        Integer.parseInt(parts[2]),
                        Instant.ofEpochSecond(Long.parseLong(parts[3]))));
  }
}
