package dev.opsledger.ci.sync;

import dev.opsledger.ci.domain.KnownWorkflowNames;
import dev.opsledger.ci.domain.WorkflowRun.Workflow;
import dev.opsledger.ci.domain.WorkflowRun;
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
 * What the workflows of repositories are called.
 *
 * <p>A run names its workflow, unless the workflow has a {@code run-name}: then what GitHub calls
 * the name is the run's title. Only where that may be so is GitHub asked for the workflows, once
 * for those that are not known, and again when their runs show another name.
 */
public final class WorkflowNames {
  private static final System.Logger LOG = System.getLogger(WorkflowNames.class.getName());

  /** Runs of before a workflow was renamed keep their name: they must not make us ask each time. */
  private static final Duration ASKED_FOR = Duration.ofHours(1);

  private final WorkflowList list;
  private final WorkflowNameStore store;
  private final Clock clock;

  public WorkflowNames(GitHub github, Table table, Clock clock) {
    this.list = new WorkflowList(github);
    this.store = new WorkflowNameStore(table);
    this.clock = clock;
  }

  /** Whether a run may carry its own title where the name of its workflow should be. */
  static boolean isDoubtful(WorkflowRun run) {
    return run.workflow().name().isEmpty() || run.workflow().name().equals(run.title());
  }

  /** The names of the workflows of a unit's repository, read when they are first needed. */
  Namer of(Credential credential, RunsUnit what) {
    return new Namer(credential, what);
  }

  /** Names the workflows of a repository's runs. */
  final class Namer {
    private final Credential credential;
    private final RunsUnit what;
    private Optional<KnownWorkflowNames> known = Optional.empty();

    private Namer(Credential credential, RunsUnit what) {
      this.credential = credential;
      this.what = what;
    }

    /** The same runs, each with the name that its workflow has now. */
    List<WorkflowRun> name(List<WorkflowRun> runs) throws RateLimitedException {
      Set<Long> doubtful = doubtful(runs);
      if (doubtful.isEmpty() && known.isEmpty()) {
        return runs;
      }
      var names = known.orElseGet(() -> store.find(what.repository().id()));
      if (!names.covers(doubtful) || (isContradicted(names, runs) && isOld(names))) {
        names = ask(names, doubtful);
      }
      known = Optional.of(names);
      Map<Long, String> found = names.names();
      return runs.stream().map(run -> named(run, found)).toList();
    }

    private KnownWorkflowNames ask(KnownWorkflowNames before, Set<Long> wanted)
        throws RateLimitedException {
      Instant now = clock.instant();
      KnownWorkflowNames after;
      try {
        after = list.ask(credential, what.fullName(), before).askedAt(now, wanted);
      } catch (VendorRefusedException e) {
        LOG.log(Level.INFO, "the workflows of " + what.fullName() + " are refused", e);
        after = before.askedAt(now, wanted);
      } catch (VendorUnavailableException e) {
        // Runs are worth more than the names of their workflows, which come with a later sync.
        LOG.log(Level.INFO, "the workflows of " + what.fullName() + " cannot be had", e);
        return before;
      }
      store.put(what.repository().id(), after);
      return after;
    }

    private boolean isOld(KnownWorkflowNames names) {
      return names.askedAt().map(at -> at.plus(ASKED_FOR).isBefore(clock.instant())).orElse(true);
    }
  }

  /** The workflows of which runs may carry a title, or carry different names. */
  private static Set<Long> doubtful(List<WorkflowRun> runs) {
    var doubtful = new HashSet<Long>();
    var names = new HashMap<Long, String>();
    for (WorkflowRun run : runs) {
      Optional<Long> id = run.workflow().id();
      if (id.isPresent()) {
        String name = run.workflow().name().orElse("");
        String other = names.putIfAbsent(id.get(), name);
        if (isDoubtful(run) || (other != null && !other.equals(name))) {
          doubtful.add(id.get());
        }
      }
    }
    return doubtful;
  }

  private static boolean isContradicted(KnownWorkflowNames names, List<WorkflowRun> runs) {
    return runs.stream()
        .filter(run -> !isDoubtful(run))
        .map(WorkflowRun::workflow)
        .anyMatch(flow -> names.differs(flow.id(), flow.name()));
  }

  private static WorkflowRun named(WorkflowRun run, Map<Long, String> names) {
    Workflow workflow = run.workflow();
    Optional<String> name = workflow.id().map(names::get);
    return name.or(() -> isDoubtful(run) ? workflow.path() : Optional.empty())
        .map(run::named)
        .orElse(run);
  }
}
