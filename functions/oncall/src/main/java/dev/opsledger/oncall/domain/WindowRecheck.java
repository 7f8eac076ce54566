package dev.opsledger.oncall.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A window that was listed and has to be listed once more before it counts as complete, because
 * PagerDuty's index may lag behind.
 *
 * @param count how many incidents the window had when it was last listed
 * @param tries how often PagerDuty listed fewer incidents than it counted
 * @param due when to list the window again
 */
public record WindowRecheck(IncidentWindow window, long count, int tries, Instant due) {
  /** The count of a window whose number of incidents is not known. */
  public static final long UNKNOWN = -1;

  private static final Duration FIRST = Duration.ofHours(1);
  private static final int DOUBLINGS = 5;

  /** After so many tries, a week, PagerDuty's count is taken for wrong. */
  private static final int LASTING = 9;

  /** Orders by due time. */
  public static final Comparator<WindowRecheck> BY_DUE = Comparator.comparing(WindowRecheck::due);

  /** A recheck in the next sync. */
  public static WindowRecheck soon(IncidentWindow window, long count, Instant now) {
    return new WindowRecheck(window, count, 0, now);
  }

  /** The next recheck after PagerDuty listed fewer than it counted: in 1, 2, 4 … 32 hours. */
  public WindowRecheck later(long listed, Instant now) {
    Duration wait = FIRST.multipliedBy(1L << Math.min(tries, DOUBLINGS));
    return new WindowRecheck(window, listed, tries + 1, now.plus(wait));
  }

  /** Whether PagerDuty has counted more than it lists for so long that it will not change. */
  public boolean lasts() {
    return tries >= LASTING;
  }

  /** The stored form: window, count, tries and due time, separated by {@code |}. */
  public String text() {
    return "%s|%d|%d|%d".formatted(window.key(), count, tries, due.getEpochSecond());
  }

  /** Parses a {@link #text}; empty if it is not one. */
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
