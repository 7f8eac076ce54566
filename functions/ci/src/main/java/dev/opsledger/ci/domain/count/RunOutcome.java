package dev.opsledger.ci.domain.count;

import dev.opsledger.ci.domain.RunAttempt;
import java.util.Arrays;

/** How an attempt ended, as figures tell it; a run's outcome is that of its latest attempt. */
public enum RunOutcome {
  OPEN("oo"),
  SUCCEEDED("os"),
  FAILED("of"),
  CANCELLED("oc"),
  SKIPPED("ok"),
  NEUTRAL("on"),
  /** A conclusion that is no result, such as {@code action_required}, or one that GitHub adds. */
  OTHER("ox");

  private final String count;

  RunOutcome(String count) {
    this.count = count;
  }

  /** The name of the count of runs with this outcome. */
  public String count() {
    return count;
  }

  /** The outcome that a name of a count tells of. */
  public static RunOutcome ofCount(String count) {
    return Arrays.stream(values())
        .filter(each -> each.count.equals(count))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no outcome is counted as " + count));
  }

  /** The outcome of an attempt. */
  public static RunOutcome of(RunAttempt attempt) {
    if (!attempt.completed()) {
      return OPEN;
    }
    return switch (attempt.conclusion().orElse("")) {
      case "success" -> SUCCEEDED;
      case "failure", "timed_out", "startup_failure" -> FAILED;
      case "cancelled" -> CANCELLED;
      case "skipped" -> SKIPPED;
      case "neutral" -> NEUTRAL;
      default -> OTHER;
    };
  }
}
