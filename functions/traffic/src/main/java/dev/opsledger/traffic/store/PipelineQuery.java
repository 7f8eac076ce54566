package dev.opsledger.traffic.store;

import dev.opsledger.core.count.RunDays;
import dev.opsledger.traffic.domain.DateRange;
import dev.opsledger.traffic.domain.clones.Pipelines;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads how many runs and jobs repositories had by day, which the context of CI runs counts.
 *
 * @param runs those counts
 */
public record PipelineQuery(RunDays runs) {
  private static final LocalDate END = LocalDate.of(9999, 12, 31);

  /**
   * The days of a range.
   *
   * @param repository GitHub's id; empty until the first fetch
   */
  Pipelines of(Optional<Long> repository, DateRange range) {
    return repository.map(id -> of(id, range)).orElse(Pipelines.UNKNOWN);
  }

  private Pipelines of(long repository, DateRange range) {
    Optional<LocalDate> since = runs.first(repository);
    if (since.isEmpty()) {
      return Pipelines.UNKNOWN;
    }
    Map<LocalDate, Pipelines.OfDay> days = new HashMap<>();
    LocalDate start = range.start().orElse(since.get());
    LocalDate end = range.end().orElse(END);
    if (end.isBefore(start)) {
      // DynamoDB refuses such a range; no run is that old.
      return new Pipelines(since, days);
    }
    runs.read(repository, start, end)
        .forEach((day, each) -> days.put(day, new Pipelines.OfDay(each.runs(), each.jobs())));
    return new Pipelines(since, days);
  }
}
