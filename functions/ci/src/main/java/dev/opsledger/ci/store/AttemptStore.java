package dev.opsledger.ci.store;

import dev.opsledger.ci.domain.RunAttempt;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The attempts of runs before their latest one. */
final class AttemptStore {
  private final Table table;
  private final MergedRows rows;

  AttemptStore(Table table) {
    this.table = table;
    this.rows = new MergedRows(table, Row::equals);
  }

  /** Stores attempts of a run; one that is stored already costs no write. */
  void save(long run, Collection<RunAttempt> attempts) {
    rows.merge(
        attempts.stream()
            .map(
                seen ->
                    new MergedRows.Merge(
                        CiKeys.runPk(run),
                        CiKeys.attemptSk(seen.number()),
                        stored ->
                            AttemptRows.row(
                                run,
                                stored
                                    .map(row -> AttemptRows.attempt(row).mergedWith(seen))
                                    .orElse(seen))))
            .toList());
  }

  /** The numbers, from one to before another, of the attempts that are not stored as completed. */
  List<Long> missing(long run, long from, long until) {
    List<Long> numbers = LongStream.range(from, until).boxed().toList();
    Set<Long> completed =
        table
            .getAllStrictly(
                numbers.stream()
                    .map(each -> Table.key(CiKeys.runPk(run), CiKeys.attemptSk(each)))
                    .toList())
            .stream()
            .map(AttemptRows::attempt)
            .filter(RunAttempt::completed)
            .map(RunAttempt::number)
            .collect(Collectors.toSet());
    return numbers.stream().filter(each -> !completed.contains(each)).toList();
  }
}
