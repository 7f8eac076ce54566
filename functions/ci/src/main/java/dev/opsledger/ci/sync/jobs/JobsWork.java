package dev.opsledger.ci.sync.jobs;

import dev.opsledger.ci.domain.JobWalk;
import dev.opsledger.ci.domain.Owner;
import dev.opsledger.ci.domain.Retention;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.store.Agenda;
import dev.opsledger.ci.store.ArchiveStore;
import dev.opsledger.ci.store.BackfillLease;
import dev.opsledger.ci.store.DayQuery;
import dev.opsledger.ci.store.InstallationStore;
import dev.opsledger.ci.store.InstallationStore.Installed;
import dev.opsledger.ci.store.JobStore;
import dev.opsledger.ci.store.JobWalkStore;
import dev.opsledger.ci.store.RunRecordQuery;
import dev.opsledger.core.concurrent.Deadline;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.github.GitHub;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Asks for the jobs of stored runs that no event brought, with one call for each run. It begins
 * when no older runs wait to be fetched, as those perish, and is one chain of units for each
 * installation. It may stop anywhere: what is stored is not asked for again.
 */
public final class JobsWork implements Work {
  public static final String KIND = "jobs";

  /** The end of the id of the syncs that this begins. */
  public static final String SUFFIX = ".jobs";

  /** Syncs of parts that bring no end of older runs. */
  private static final String PART = ".*\\.(week|count|jobs)|delivery-.*";

  /** The most runs and days of one unit, far below the function's time limit. */
  private static final int MOST_RUNS = 100;

  private static final int MOST_DAYS = 100;

  /** Time enough for a call and its jobs. */
  private static final Duration ENOUGH = Duration.ofSeconds(30);

  private final InstallationStore installations;
  private final Agenda agenda;
  private final ArchiveStore archives;
  private final DayQuery days;
  private final JobWalkStore walks;
  private final BackfillLease lease;
  private final RunRecordQuery records;
  private final JobStore jobs;
  private final GitHub github;
  private final SyncPlanner planner;
  private final ZoneId zone;
  private final Clock clock;

  /**
   * @param stores what it reads and writes
   */
  public JobsWork(Stores stores, GitHub github, SyncPlanner planner, ZoneId zone, Clock clock) {
    this.installations = stores.installations;
    this.agenda = stores.agenda;
    this.archives = stores.archives;
    this.days = stores.days;
    this.walks = stores.walks;
    this.lease = stores.lease;
    this.records = stores.records;
    this.jobs = stores.jobs;
    this.github = github;
    this.planner = planner;
    this.zone = zone;
    this.clock = clock;
  }

  /** What it reads and writes. */
  public record Stores(
      InstallationStore installations,
      Agenda agenda,
      ArchiveStore archives,
      DayQuery days,
      JobWalkStore walks,
      BackfillLease lease,
      RunRecordQuery records,
      JobStore jobs) {}

  /** Goes on once a sync is finished, unless older runs wait. */
  public void begin(String finished) {
    if (finished.matches(PART) || !agenda.installations().isEmpty()) {
      return;
    }
    Map<Long, JobWalk> known = walks.all();
    LocalDate today = today();
    List<Unit.Draft> due =
        installations.installed().stream()
            .filter(
                each ->
                    Optional.ofNullable(known.get(each.installation()))
                        .filter(walk -> !walk.isDue(today))
                        .isEmpty())
            .map(each -> draft(each, 1))
            .toList();
    if (!due.isEmpty()) {
      planner.start(finished + SUFFIX, due);
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  private static Unit.Draft draft(Installed of, long round) {
    return new Unit.Draft(
        KIND,
        of.installation() + ":" + round,
        "jobs of runs of " + of.owner().login(),
        Json.object(
            "installation", of.installation(), "login", of.owner().login(), "round", round));
  }

  @Override
  public void work(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    long installation = Json.number(unit.body(), "installation").orElseThrow();
    planner.quietly();
    Optional<Owner> owner = installations.find(Json.text(unit.body(), "login").orElse(""));
    if (owner.isEmpty() || !lease.take(installation, unit.sync())) {
      return;
    }
    var walking = new Walking(unit, installation, owner.get());
    try {
      walking.goOn();
    } catch (RateLimitedException e) {
      lease.keep(installation, unit.sync(), e.until());
      throw e;
    } finally {
      walks.put(installation, walking.walk);
    }
    if (walking.walk.day().isEmpty()) {
      lease.end(installation);
      return;
    }
    long round = Json.number(unit.body(), "round").orElse(1L) + 1;
    planner.fanOut(unit, "rest", List.of(draft(new Installed(installation, owner.get()), round)));
  }

  /** One unit's part of a walk. */
  private final class Walking {
    private final Unit unit;
    private final long installation;
    private final Owner owner;
    private final JobLists lists = new JobLists(github, records, jobs);
    private final Map<Long, Retention> retentions = new HashMap<>();
    private final HashSet<Long> refused = new HashSet<>();
    private JobWalk walk;
    private int asked;

    Walking(Unit unit, long installation, Owner owner) {
      this.unit = unit;
      this.installation = installation;
      this.owner = owner;
      this.walk =
          walks
              .find(installation)
              .map(it -> it.going(today()))
              .orElseGet(() -> JobWalk.first(today()));
    }

    void goOn() throws RateLimitedException, VendorUnavailableException {
      for (int day = 0; day < MOST_DAYS && walk.day().isPresent(); day++) {
        var filter =
            new DayQuery.Filter(owner, walk.day().get(), OptionalLong.empty(), walk.after());
        for (Iterator<DayQuery.PlacedRun> runs = days.read(filter); runs.hasNext(); ) {
          if (asked == MOST_RUNS
              || Deadline.left().filter(left -> left.compareTo(ENOUGH) < 0).isPresent()) {
            return;
          }
          DayQuery.PlacedRun placed = runs.next();
          look(placed.run());
          walk = walk.after(placed.position());
        }
        walk = walk.dayBefore();
      }
    }

    private void look(WorkflowRun run) throws RateLimitedException, VendorUnavailableException {
      long repository = run.repository().id();
      boolean wanted = owner.owns(run.repository().ownerId()) && !refused.contains(repository);
      if (!wanted || isGone(run) || lists.areKnown(run)) {
        return;
      }
      asked++;
      try {
        lists.fetch(installation, run);
      } catch (VendorRefusedException e) {
        // The jobs of other repositories may be readable.
        refused.add(repository);
        String name = run.repository().ownerName() + "/" + run.repository().name();
        planner.skip(
            unit,
            new Unit.Draft(KIND, "of:" + repository, "jobs of " + name, Json.object()),
            e.getMessage());
      }
    }

    /** Whether GitHub has deleted a run by the retention of its repository. */
    private boolean isGone(WorkflowRun run) {
      Retention retention =
          retentions.computeIfAbsent(
              run.repository().id(),
              id ->
                  archives
                      .find(id)
                      .map(stored -> stored.archive().retention())
                      .orElse(Retention.DEFAULT));
      Instant oldest = clock.instant().minus(retention.period());
      return run.createdAt().isBefore(oldest);
    }
  }
}
