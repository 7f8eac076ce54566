package dev.opsledger.ci.page;

import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.page.PageAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a run stands: the four classes in which runs are counted, and those whose time counts. */
enum OutcomeGroup {
  FAILED,
  SUCCEEDED,
  RUNNING,
  OTHER,

  /** Passed or failed in the first attempt: what the home page's average durations are made of. */
  TIMED;

  static final String PARAMETER = "outcome";

  static OutcomeGroup of(WorkflowRun run) {
    if (!run.completed()) {
      return RUNNING;
    }
    return switch (run.conclusion().orElse("")) {
      case "success" -> SUCCEEDED;
      case "failure", "timed_out", "startup_failure" -> FAILED;
      default -> OTHER;
    };
  }

  /** Whether a run is of this class. */
  boolean has(WorkflowRun run) {
    OutcomeGroup group = of(run);
    return this == TIMED
        ? (group == SUCCEEDED || group == FAILED) && run.latest().number() == 1
        : this == group;
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
                        () ->
                            RequestException.invalid(
                                "outcome must be failed, succeeded, running, other or timed")));
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
