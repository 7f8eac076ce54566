package dev.opsledger.ci.page;

import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.page.PageAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a run stands, in the four classes in which runs are counted. */
enum OutcomeGroup {
  FAILED,
  SUCCEEDED,
  RUNNING,
  OTHER;

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
                                "outcome must be failed, succeeded, running or other")));
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
