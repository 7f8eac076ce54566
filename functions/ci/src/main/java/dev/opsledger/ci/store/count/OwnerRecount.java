package dev.opsledger.ci.store.count;

import static java.time.temporal.ChronoUnit.DAYS;

import dev.opsledger.ci.domain.count.RollupSpan;
import dev.opsledger.ci.store.RunRows;
import dev.opsledger.ci.store.ZoneHistory;
import dev.opsledger.ci.store.count.StoredRuns.StoredRun;
import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.recount.Findings;
import dev.opsledger.core.recount.RollupRepair;
import dev.opsledger.core.recount.StoredFigures;
import dev.opsledger.core.rollup.Tally;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Recounts the rollups of the runs under one key of an owner, some days at a time, and the counts
 * of days of these runs' repositories.
 *
 * @param owner the key
 * @param owners all keys of all owners, as a repository may have moved between them
 */
public record OwnerRecount(
    Table table, ZoneHistory zones, String owner, Supplier<List<String>> owners) {
  private static final String OF_DAYS = "RUNDAYS#";
  private static final int MOST_RUNS = 2_000;
  private static final int MOST_DAYS = 31;
  private static final int FEW_RUNS = 100;
  private static final int DAYS_AHEAD = 8;

  /**
   * Some days of an owner.
   *
   * @param first the first of them
   * @param last the last of them
   * @param runs the rows of their runs, from an index
   */
  public record Days(LocalDate first, LocalDate last, List<Row> runs) {
    /** Whether a day is one of them. */
    boolean has(LocalDate day) {
      return !day.isBefore(first) && !day.isAfter(last);
    }
  }

  /** The first day, of those from one day to another, that has a run or a rollup. */
  public LocalDate first(LocalDate from, LocalDate until) {
    var range = new RollupRange(table, from, until);
    LocalDate counted = range.first(partitions()).orElse(until);
    var stored = new StoredRuns(table, zones);
    for (LocalDate day = from; day.isBefore(counted); day = day.plusDays(MOST_DAYS)) {
      List<LocalDate> some = day.datesUntil(day.plusDays(MOST_DAYS)).toList();
      List<Boolean> has = BoundedParallel.map(some, each -> stored.hasAny(owner, each));
      if (has.contains(true)) {
        LocalDate first = some.get(has.indexOf(true));
        return first.isBefore(counted) ? first : counted;
      }
    }
    return counted;
  }

  private Set<String> partitions() {
    Set<String> partitions = new TreeSet<>(RollupWrites.ownerPks(owner));
    new WorkflowStates(table)
        .workflows(owner, Optional.empty())
        .forEach(each -> partitions.add(RollupWrites.workflowPk(owner, each)));
    return partitions;
  }

  /** Lists the runs of as many days as are counted at once, at least of one. */
  public Days list(LocalDate first, LocalDate until) {
    var stored = new StoredRuns(table, zones);
    var runs = new ArrayList<Row>();
    LocalDate last = first.minusDays(1);
    LocalDate end = first.plusDays(MOST_DAYS - 1L);
    end = end.isBefore(until) ? end : until;
    while (runs.size() < MOST_RUNS && last.isBefore(end)) {
      // Several quiet days are read at once, but of busy ones no more than are counted.
      long ahead = Math.min(runs.size() < FEW_RUNS ? DAYS_AHEAD : 1, DAYS.between(last, end));
      List<LocalDate> some = last.plusDays(1).datesUntil(last.plusDays(1 + ahead)).toList();
      for (List<Row> ofDay : BoundedParallel.map(some, day -> stored.listed(owner, day))) {
        if (runs.size() < MOST_RUNS) {
          runs.addAll(ofDay);
          last = last.plusDays(1);
        }
      }
    }
    return new Days(first, last, runs);
  }

  /**
   * Compares what is remembered and counted of days, and has it settled where it differs.
   *
   * @param findings notes what differs
   * @param writes whether it is corrected, too
   * @param today the present day
   * @param ends whether no days follow: weeks and months that go on are compared as well
   */
  public void settle(Days days, Findings findings, boolean writes, LocalDate today, boolean ends) {
    var stored = new StoredRuns(table, zones);
    new RunMending(stored, findings, writes, today).mend(stored.read(days.runs()));
    settle(days, new RollupRepair(table, findings, writes, Sleeper.SLEEP), ends);
  }

  private void settle(Days days, RollupRepair repair, boolean ends) {
    Set<String> partitions = partitions();
    Set<Long> repositories = new TreeSet<>(new WorkflowStates(table).repositories(owner));
    for (Row row : days.runs()) {
      partitions.add(RollupWrites.workflowPk(owner, RunRows.workflow(RunRows.run(row))));
      repositories.add(row.number("repoId"));
    }
    var range = new RollupRange(table, days.first(), days.last());
    List<Row> stored = new ArrayList<>(range.rollups(partitions, RollupSpan.DAY));
    stored.addAll(range.days(repositories));
    List<StoredRun> runs = new StoredRuns(table, zones).read(days.runs());
    Map<StoredFigures, Tally> counted = rollups(days, runs);
    counted.putAll(ofDays(days, runs));
    repair.settle(stored, counted, this::again);
    new SpanRecount(table, ends).settle(partitions, days.first(), days.last(), repair);
  }

  private Map<StoredFigures, Tally> rollups(Days days, List<StoredRun> runs) {
    var byDay = new TreeMap<LocalDate, List<StoredRun>>();
    for (StoredRun run : runs) {
      LocalDate day = LocalDate.parse(RunRows.place(run.row()).day());
      byDay.computeIfAbsent(day, _ -> new ArrayList<>()).add(run);
    }
    byDay.keySet().removeIf(day -> !days.has(day));
    var counted = new TreeMap<StoredFigures, Tally>();
    byDay.forEach((day, ofDay) -> counted.putAll(new RunRecount(table).rollups(owner, day, ofDay)));
    return counted;
  }

  /** Of jobs that began long after their run this misses some; they are found when in doubt. */
  private Map<StoredFigures, Tally> ofDays(Days days, List<StoredRun> runs) {
    var stored = new StoredRuns(table, zones);
    var rows = stored.listed(owner, days.first().minusDays(1));
    rows.addAll(stored.listed(owner, days.last().plusDays(1)));
    var all = new ArrayList<>(stored.read(rows));
    all.addAll(runs);
    var counted = new HashMap<>(RunRecount.days(all));
    counted.keySet().removeIf(each -> !days.has(LocalDate.parse(each.sk())));
    return counted;
  }

  /** The rows of the commits of runs. */
  public List<Row> commits(List<Row> runs) {
    return new RunRecount(table)
        .commits(runs.stream().map(row -> new StoredRun(row, List.of())).toList());
  }

  /** Counts figures again. */
  private Map<StoredFigures, Tally> again(Set<StoredFigures> figures) {
    var days = new TreeSet<LocalDate>();
    var ofDays = new TreeSet<StoredFigures>();
    for (StoredFigures each : figures) {
      if (each.pk().startsWith(OF_DAYS)) {
        ofDays.add(each);
      } else {
        days.add(RollupRange.first(each.sk()));
      }
    }
    var counted = new TreeMap<StoredFigures, Tally>();
    var stored = new StoredRuns(table, zones);
    for (LocalDate day : days) {
      List<StoredRun> runs = stored.read(stored.listed(owner, day));
      counted.putAll(new RunRecount(table).rollups(owner, day, runs));
    }
    if (!ofDays.isEmpty()) {
      counted.putAll(stored.days(owners.get(), ofDays));
    }
    return counted;
  }
}
