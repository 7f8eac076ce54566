package dev.opsledger.ci.store;

import dev.opsledger.ci.domain.RunAttempt;
import dev.opsledger.core.dynamo.Table;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The attempts of runs before their latest one. */
record AttemptStore(Table table) {
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
