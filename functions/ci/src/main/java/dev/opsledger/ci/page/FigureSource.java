package dev.opsledger.ci.page;

import dev.opsledger.ci.domain.Owner;
import dev.opsledger.ci.domain.count.RunnerPrices;
import dev.opsledger.ci.domain.count.WorkflowState;
import dev.opsledger.ci.store.CiKeys;
import dev.opsledger.ci.store.count.FormerRuns;
import dev.opsledger.ci.store.count.RollupQuery;
import dev.opsledger.ci.store.count.RunGap;
import dev.opsledger.ci.store.count.WorkflowStates;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the figures on pages are read from. */
public record FigureSource(
    RollupQuery rollups,
    WorkflowStates states,
    FormerRuns former,
    RunGap gap,
    RunnerPrices prices) {
  private static final int MOST_WORKFLOWS = 30;

  /** Why numbers of these owners may be too small; empty if nothing is known to be missing. */
  Optional<String> missing(List<Owner> owners, Instant since) {
    return gap.reason(owners, since)
        .or(
            () ->
                former.areCounted()
                    ? Optional.empty()
                    : Optional.of("runs that a former version stored are still being counted"));
  }

  /** The workflows that are broken or flaky, as many as a page may read. */
  Trouble trouble(List<Owner> owners) {
    return new TroubleReader(states, owners).read();
  }

  /** A repository of an owner, by a name that it has or had. */
  Optional<Long> repository(Owner owner, String name) {
    return states.repository(owner, name);
  }

  /** The workflows of a repository, each once, as many as a page may read. */
  List<WorkflowState> workflows(Owner owner, long repository) {
    Map<String, WorkflowState> found = new LinkedHashMap<>();
    for (String key : CiKeys.owners(owner, true).reversed()) {
      for (WorkflowState state : states.ofRepository(key, repository, MOST_WORKFLOWS)) {
        found.putIfAbsent(state.name().workflow(), state);
      }
    }
    return List.copyOf(found.values());
  }

  /** A workflow of a repository. */
  Optional<WorkflowState> workflow(Owner owner, long repository, String workflow) {
    return states.find(owner, repository, workflow);
  }
}
