package dev.opsledger.deployments.page;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PagePeriod;
import dev.opsledger.deployments.domain.Deployment;
import dev.opsledger.deployments.domain.Status;
import java.util.List;
import java.util.Optional;

/**
 * Which deployments a page shows.
 *
 * @param state {@code ongoing} or how they ended; empty for all
 * @param period the days in which they ended, or were created if they have not
 */
record ReleaseFilter(Optional<String> state, PagePeriod period) {
  static final String STATE = "state";
  static final String ONGOING = "ongoing";
  static final List<String> STATES = List.of(ONGOING, "done", "failed", "cancelled");

  static ReleaseFilter of(PageAddress address, PagePeriod period) {
    Optional<String> state = address.find(STATE);
    if (state.filter(text -> !STATES.contains(text)).isPresent()) {
      throw RequestException.invalid("state must be one of " + String.join(", ", STATES));
    }
    return new ReleaseFilter(state, period);
  }

  boolean has(Deployment deployment) {
    boolean ended = deployment.status().isFinal();
    if (!ended) {
      // What is under way is shown whenever it began.
      return state.isEmpty() || state.get().equals(ONGOING);
    }
    boolean asked = state.isEmpty() || deployment.status().text().equals(state.get());
    return asked && period.contains(deployment.latest().at());
  }

  /** Whether nothing older can be in the period, as far as deployments end within days. */
  boolean isPast(Deployment oldest) {
    return oldest.createdAt().isBefore(period.since().minusSeconds(7 * 86_400L))
        && state.filter(ONGOING::equals).isEmpty();
  }

  static boolean isLive(Deployment deployment) {
    return deployment.status() == Status.DONE;
  }
}
