package dev.opsledger.core.count;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts of a repository's runs and jobs per day (UTC), kept in the CI table: one row per day. A
 * run counts on the day of its creation, a job on the day on which it started on a runner.
 *
 * @param table the CI table
 */
public record RunDays(Table table) {
  /** Attribute of a day's row: the runs created on it. */
  public static final String RUNS = "runs";

  /** Attribute of a day's row: the jobs that started on it, once they have ended. */
  public static final String JOBS = "jobs";

  /**
   * A day's counts.
   *
   * @param runs the runs created on it
   * @param jobs the jobs that started on it
   */
  public record Day(long runs, long jobs) {}

  /** The partition key of a repository, by GitHub's id. */
  public static String pk(long repository) {
    return "RUNDAYS#" + repository;
  }

  /** The first day with a run or a job; empty if there is none. */
  public Optional<LocalDate> first(long repository) {
    for (Row row :
        table.query(
            q ->
                q.keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", Row.text(pk(repository))))
                    .limit(1))) {
      return Optional.of(LocalDate.parse(row.sk()));
    }
    return Optional.empty();
  }

  /** Reads the counts of the days between two, both inclusive; days without any are left out. */
  public SortedMap<LocalDate, Day> read(long repository, LocalDate first, LocalDate last) {
    var days = new TreeMap<LocalDate, Day>();
    for (Row row :
        table.query(
            q ->
                q.keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
                    .expressionAttributeValues(
                        Map.of(
                            ":pk", Row.text(pk(repository)),
                            ":first", Row.text(first.toString()),
                            ":last", Row.text(last.toString()))))) {
      days.put(LocalDate.parse(row.sk()), new Day(row.number(RUNS), row.number(JOBS)));
    }
    return Collections.unmodifiableSortedMap(days);
  }
}
