package dev.opsledger.ci.sync.count;

import dev.opsledger.ci.store.InstallationStore;
import dev.opsledger.ci.store.RunRows;
import dev.opsledger.ci.store.RunStore;
import dev.opsledger.ci.store.ZoneHistory;
import dev.opsledger.ci.store.count.OwnerRecount;
import dev.opsledger.ci.store.count.WorkflowWatch;
import dev.opsledger.core.concurrent.Deadline;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Retelling;
import dev.opsledger.core.recount.Findings;
import dev.opsledger.core.recount.RecountScope;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Recounts runs: a unit plans a chain for each key of an owner, whose units take some days each.
 * Afterwards the runs of these days are told again, and how their workflows stand is kept.
 */
public record RunRecountWork(
    Table table,
    ZoneHistory zones,
    InstallationStore installations,
    RunStore runs,
    Retelling retelling,
    SyncPlanner planner,
    Clock clock)
    implements Work {
  public static final String KIND = "recount";

  /** GitHub has had no runs before. */
  private static final LocalDate FIRST = LocalDate.parse("2018-10-01");

  private static final int ROWS_AT_ONCE = 100;

  /** So many runs are enough for one unit. */
  private static final int ENOUGH_RUNS = 2_000;

  /** Time enough for some days. */
  private static final Duration ENOUGH = Duration.ofSeconds(60);

  /** The first unit of a recount. */
  public static Unit.Draft draft(RecountScope scope) {
    return new Unit.Draft(KIND, "runs", "the owners of runs", scope.body());
  }

  @Override
  public void work(Unit unit) {
    planner.quietly();
    RecountScope scope = RecountScope.of(unit.body());
    Optional<String> owner = Json.text(unit.body(), "owner");
    if (owner.isPresent()) {
      LocalDate from = LocalDate.parse(Json.text(unit.body(), "from").orElseThrow());
      recount(unit, scope, owner.get(), from);
    } else {
      LocalDate from = scope.since().filter(FIRST::isBefore).orElse(FIRST);
      planner.fanOut(
          unit,
          "owners",
          installations.ownerKeys().stream().map(key -> draft(scope, key, from)).toList());
    }
  }

  private static Unit.Draft draft(RecountScope scope, String owner, LocalDate from) {
    return new Unit.Draft(
        KIND,
        "%s:%s".formatted(owner, from),
        "the runs of %s from %s".formatted(owner, from),
        scope.body("owner", owner, "from", from));
  }

  private void recount(Unit unit, RecountScope scope, String owner, LocalDate begin) {
    var recount = new OwnerRecount(table, zones, owner, installations::ownerKeys);
    var findings = new Findings(planner, unit);
    LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    LocalDate until = scope.until().orElse(today.plusDays(1));
    LocalDate from = recount.first(begin, until);
    int counted = 0;
    while (!from.isAfter(until)) {
      if (counted >= ENOUGH_RUNS || (counted > 0 && isLate())) {
        planner.fanOut(unit, "rest", List.of(draft(scope, owner, from)));
        return;
      }
      OwnerRecount.Days days = recount.list(from, until);
      if (scope.repair()) {
        countFormer(days.runs());
      }
      recount.settle(days, findings, scope.repair(), today, days.last().equals(until));
      if (scope.repair()) {
        tellAgain(recount, days.runs());
      }
      counted += days.runs().size() + 1;
      LocalDate next = days.last().plusDays(1);
      from = days.runs().isEmpty() && !next.isAfter(until) ? recount.first(next, until) : next;
    }
  }

  private static boolean isLate() {
    return Deadline.left().filter(left -> left.compareTo(ENOUGH) < 0).isPresent();
  }

  /** Runs that a former version stored are counted first. */
  private void countFormer(List<Row> rows) {
    runs.save(rows.stream().filter(row -> !row.flag(RunRows.IN_DAYS)).map(RunRows::run).toList());
  }

  private void tellAgain(OwnerRecount recount, List<Row> rows) {
    for (int at = 0; at < rows.size(); at += ROWS_AT_ONCE) {
      List<Row> some = rows.subList(at, Math.min(rows.size(), at + ROWS_AT_ONCE));
      retelling.tell(some);
      var workflows = new WorkflowWatch(table);
      some.forEach(workflows::see);
      recount.commits(some).forEach(workflows::see);
      workflows.save();
    }
  }
}
