package dev.opsledger.oncall;

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
record Look(Window window, long count, int tries, Instant due) {
  /** The count of a window of which nobody knows how many incidents it has. */
  static final long UNKNOWN = -1;

  private static final Duration FIRST = Duration.ofHours(1);
  private static final int DOUBLINGS = 5;

  static final Comparator<Look> BY_DUE = Comparator.comparing(Look::due);

  /** The next look, at the next sync. */
  static Look soon(Window window, long count, Instant now) {
    return new Look(window, count, 0, now);
  }

  /** The next look after PagerDuty disagreed with itself: an hour later, then twice as long. */
  Look later(long seen, Instant now) {
    return new Look(
        window, seen, tries + 1, now.plus(FIRST.multipliedBy(1L << Math.min(tries, DOUBLINGS))));
  }

  String text() {
    return "%s|%d|%d|%d".formatted(window.key(), count, tries, due.getEpochSecond());
  }

  static Optional<Look> of(String text) {
    String[] parts = text.split("\\|", -1);
    return parts.length != 4
        ? Optional.empty()
        : Window.ofKey(parts[0])
            .map(
                window ->
                    new Look(
                        window,
                        Long.parseLong(parts[1]),
                        Integer.parseInt(parts[2]),
                        Instant.ofEpochSecond(Long.parseLong(parts[3]))));
  }
}
