package dev.opsledger.ci.page;

import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.domain.count.RunOutcome;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.page.PageAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The classes of runs that numbers count, and whose runs a list can be asked for. */
enum OutcomeGroup {
  FAILED,
  SUCCEEDED,
  RUNNING,
  CANCELLED,
  SKIPPED,
  NEUTRAL,

  /** Ended with no result, such as one that waits for somebody. */
  UNCLEAR,

  /** Completed, but neither passed nor failed. */
  OTHER,

  COMPLETED,

  /** Of more than one attempt. */
  RERUN,

  /** Passed or failed in the first attempt: what the home page's average durations are made of. */
  TIMED;

  static final String PARAMETER = "outcome";

  /** Whether a run is of this class. */
  boolean has(WorkflowRun run) {
    RunOutcome outcome = RunOutcome.of(run.latest());
    boolean result = outcome == RunOutcome.FAILED || outcome == RunOutcome.SUCCEEDED;
    return switch (this) {
      case OTHER -> !result && outcome != RunOutcome.OPEN;
      case COMPLETED -> outcome != RunOutcome.OPEN;
      case RERUN -> run.latest().number() > 1;
      case TIMED -> result && run.latest().number() == 1;
      default -> of(outcome) == this;
    };
  }

  /** The class of the runs with an outcome. */
  static OutcomeGroup of(RunOutcome outcome) {
    return switch (outcome) {
      case OPEN -> RUNNING;
      case SUCCEEDED -> SUCCEEDED;
      case FAILED -> FAILED;
      case CANCELLED -> CANCELLED;
      case SKIPPED -> SKIPPED;
      case NEUTRAL -> NEUTRAL;
      case OTHER -> UNCLEAR;
    };
  }

  /** The class that an address asks for; empty for all. */
  static Optional<OutcomeGroup> of(PageAddress address) {
    return address
        .find(PARAMETER)
        .map(
            text ->
                Arrays.stream(values())
                    .filter(each -> each.text().equals(text))
                    .findFirst()
                    .orElseThrow(
                        () -> RequestException.invalid("outcome must be one of " + all())));
  }

  private static String all() {
    return Arrays.stream(values()).map(OutcomeGroup::text).collect(Collectors.joining(", "));
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its name as a choice. */
  String label() {
    return this == RERUN ? "Run again" : name().charAt(0) + text().substring(1);
  }
}
