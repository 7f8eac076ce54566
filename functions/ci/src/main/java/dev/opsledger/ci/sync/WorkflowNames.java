package dev.opsledger.ci.sync;

import dev.opsledger.ci.domain.KnownWorkflowNames;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.domain.WorkflowRun.Workflow;
import dev.opsledger.ci.store.WorkflowNameStore;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.github.Credential;
import dev.opsledger.github.GitHub;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the names of workflows.
 *
 * <p>GitHub puts the workflow's name into a run, unless the workflow has a {@code run-name}: then
 * the field holds the run's title. Only where that is possible are the repository's workflows
 * fetched: for unknown workflows, and again, at most once an hour, when runs show another name or
 * do not show the name at all.
 */
public final class WorkflowNames {
  private static final System.Logger LOG = System.getLogger(WorkflowNames.class.getName());

  /** What is known is asked for again at most this often, with a conditional request. */
  private static final Duration REFETCH_AFTER = Duration.ofHours(1);

  private final WorkflowList list;
  private final WorkflowNameStore store;
  private final Clock clock;

  /** Fetches names from GitHub and keeps them in the CI table. */
  public WorkflowNames(GitHub github, Table table, Clock clock) {
    this.list = new WorkflowList(github);
    this.store = new WorkflowNameStore(table);
    this.clock = clock;
  }

  /** Whether the name of a run's workflow may be the run's title instead. */
  static boolean mayBeTitle(WorkflowRun run) {
    return run.workflow().name().isEmpty() || run.workflow().name().equals(run.origin().title());
  }

  /** Names the workflows of a unit's repository; reads what is known when it is first needed. */
  Namer of(Credential credential, RunsUnit target) {
    return new Namer(credential, target);
  }

  /** Names the workflows of a repository's runs. */
  final class Namer {
    private final Credential credential;
    private final RunsUnit target;
    private Optional<KnownWorkflowNames> known = Optional.empty();

    private Namer(Credential credential, RunsUnit target) {
      this.credential = credential;
      this.target = target;
    }

    /** The same runs, each with its workflow's present name. */
    List<WorkflowRun> name(List<WorkflowRun> runs) throws RateLimitedException {
      Set<Long> uncertain = uncertain(runs);
      if (uncertain.isEmpty() && known.isEmpty()) {
        return runs;
      }
      var names = known.orElseGet(() -> store.find(target.repository().id()));
      boolean doubtful = !uncertain.isEmpty() || isContradicted(names, runs);
      if (!names.covers(uncertain) || (doubtful && isOld(names))) {
        names = fetch(names, uncertain);
      }
      known = Optional.of(names);
      Map<Long, String> found = names.names();
      return runs.stream().map(run -> named(run, found)).toList();
    }

    private KnownWorkflowNames fetch(KnownWorkflowNames before, Set<Long> wanted)
        throws RateLimitedException {
      Instant now = clock.instant();
      KnownWorkflowNames after;
      try {
        after = list.fetch(credential, target.fullName(), before).askedAt(now, wanted);
      } catch (VendorRefusedException e) {
        LOG.log(Level.INFO, "GitHub refused to list the workflows of " + target.fullName(), e);
        after = before.askedAt(now, wanted);
      } catch (VendorUnavailableException e) {
        // Storing the runs matters more than the names, which a later sync fetches.
        LOG.log(Level.INFO, "the workflows of " + target.fullName() + " could not be fetched", e);
        return before;
      }
      store.put(target.repository().id(), after);
      return after;
    }

    private boolean isOld(KnownWorkflowNames names) {
      return names
          .askedAt()
          .map(at -> at.plus(REFETCH_AFTER).isBefore(clock.instant()))
          .orElse(true);
    }
  }

  /** The workflows whose runs may carry a title, or carry different names. */
  private static Set<Long> uncertain(List<WorkflowRun> runs) {
    var uncertain = new HashSet<Long>();
    var names = new HashMap<Long, String>();
    for (WorkflowRun run : runs) {
      Optional<Long> id = run.workflow().id();
      if (id.isPresent()) {
        String name = run.workflow().name().orElse("");
        String other = names.putIfAbsent(id.get(), name);
        if (mayBeTitle(run) || (other != null && !other.equals(name))) {
          uncertain.add(id.get());
        }
      }
    }
    return uncertain;
  }

  private static boolean isContradicted(KnownWorkflowNames names, List<WorkflowRun> runs) {
    return runs.stream()
        .filter(run -> !mayBeTitle(run))
        .map(WorkflowRun::workflow)
        .anyMatch(flow -> names.differs(flow.id(), flow.name()));
  }

  /** The run with its workflow's known name; its file, if the run may carry its title instead. */
  static WorkflowRun named(WorkflowRun run, Map<Long, String> names) {
    Workflow workflow = run.workflow();
    Optional<String> name = workflow.id().map(names::get);
    return name.or(() -> mayBeTitle(run) ? workflow.path() : Optional.empty())
        .map(run::named)
        .orElse(run);
  }
}
