package dev.opsledger.local.simulator.github.world;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The runs of all repositories by id, numbered from 1 within each workflow. */
final class RunRegister {
  private final Map<Long, Run> byId = new ConcurrentHashMap<>();
  private final Map<Long, AtomicInteger> numbers = new ConcurrentHashMap<>();

  /**
   * Adds a run to its workflow's repository.
   *
   * @param freeId the id to use unless the draft has one
   */
  Run add(Workflow workflow, RunDraft draft, long freeId) {
    int next = numbers.computeIfAbsent(workflow.id(), _ -> new AtomicInteger()).incrementAndGet();
    var run = new Run(draft.idOr(freeId), workflow, draft.numberOr(next), draft);
    byId.put(run.id(), run);
    workflow.repository().add(run);
    return run;
  }

  /** The run with this id, even if it is created in the future. */
  Optional<Run> find(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The runs that exist at a time, in no particular order. */
  List<Run> at(Instant now) {
    return byId.values().stream().filter(run -> run.exists(now)).toList();
  }

  /** Removes a run, also from its repository. */
  void remove(Run run) {
    byId.remove(run.id());
    run.repository().remove(run);
  }

  /** Removes all runs of a deleted repository. */
  void removeAll(Repository repository) {
    byId.values().removeIf(run -> run.repository().equals(repository));
  }
}
