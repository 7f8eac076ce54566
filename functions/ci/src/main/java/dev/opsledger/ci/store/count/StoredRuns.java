package dev.opsledger.ci.store.count;

import dev.opsledger.ci.store.CiKeys;
import dev.opsledger.ci.store.RunRows;
import dev.opsledger.ci.store.ZoneHistory;
import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.core.count.RunDays;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.recount.StoredFigures;
import dev.opsledger.core.rollup.Tally;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads the stored runs of days, to count them again.
 *
 * @param table the CI table
 * @param zones the time zones by which days were ever keyed
 */
record StoredRuns(Table table, ZoneHistory zones) {
  private static final int MOST_ON_A_PAGE = 1_000;

  /** In days: a run can be repeated for 30, and takes 35 at most. */
  private static final int LONGEST = 66;

  /**
   * A run with the rows beside it.
   *
   * @param row its own row
   * @param beside the rows of its earlier attempts and of its jobs, and what its jobs count for
   */
  record StoredRun(Row row, List<Row> beside) {
    List<Row> attempts() {
      return startingWith(CiKeys.ATTEMPT_PREFIX);
    }

    List<Row> jobs() {
      return startingWith(CiKeys.JOB_PREFIX);
    }

    Optional<RunParts> parts() {
      return beside.stream()
          .filter(each -> each.sk().equals(CiKeys.PARTS))
          .map(RunParts::of)
          .findFirst();
    }

    private List<Row> startingWith(String prefix) {
      return beside.stream().filter(each -> each.sk().startsWith(prefix)).toList();
    }
  }

  /** The rows of the runs under an owner's key and a day, from an index. */
  List<Row> listed(String owner, LocalDate day) {
    var rows = new ArrayList<Row>();
    zones.all().forEach(zone -> query(owner, zone, day, MOST_ON_A_PAGE).forEach(rows::add));
    return rows;
  }

  /** Whether there are any. */
  boolean hasAny(String owner, LocalDate day) {
    return zones.all().stream().anyMatch(zone -> query(owner, zone, day, 1).iterator().hasNext());
  }

  private Iterable<Row> query(String owner, ZoneId zone, LocalDate day, int limit) {
    Map<String, AttributeValue> values =
        Map.of(":day", Row.text(CiKeys.ownerDay(owner, zone, day)));
    return table.query(
        q ->
            q.indexName(CiKeys.RUNS_BY_DAY)
                .keyConditionExpression(CiKeys.OWNER_DAY + " = :day")
                .limit(limit)
                .expressionAttributeValues(values));
  }

  /** Runs as they are now, with the rows beside them, strongly consistent. */
  List<StoredRun> read(Collection<Row> listed) {
    return BoundedParallel.map(listed.stream().map(Row::pk).distinct().toList(), this::read)
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<StoredRun> read(String pk) {
    Optional<Row> run = Optional.empty();
    var beside = new ArrayList<Row>();
    for (Row row : table.partitionStrictly(pk)) {
      if (row.sk().equals(CiKeys.RUN)) {
        run = Optional.of(row).filter(RunRows::isRun);
      } else {
        beside.add(row);
      }
    }
    return run.map(row -> new StoredRun(row, beside));
  }

  /**
   * Counts the runs and jobs of repositories' days (UTC) from all runs that may have any there.
   *
   * @param owners the keys of all owners
   */
  Map<StoredFigures, Tally> days(List<String> owners, Collection<StoredFigures> days) {
    List<LocalDate> asked = days.stream().map(each -> LocalDate.parse(each.sk())).sorted().toList();
    var repositories = days.stream().map(StoredFigures::pk).distinct().toList();
    LocalDate first = asked.getFirst().minusDays(LONGEST);
    LocalDate last = asked.getLast().plusDays(1);
    var counted = new HashMap<StoredFigures, Tally>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      var rows = new ArrayList<Row>();
      for (String owner : owners) {
        listed(owner, day).stream()
            .filter(row -> repositories.contains(RunDays.pk(row.number("repoId"))))
            .forEach(rows::add);
      }
      RunRecount.days(read(rows))
          .forEach((figures, tally) -> counted.merge(figures, tally, Tally::plus));
    }
    counted.keySet().retainAll(days);
    return counted;
  }
}
