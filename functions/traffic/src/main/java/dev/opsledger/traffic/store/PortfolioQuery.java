package dev.opsledger.traffic.store;

import dev.opsledger.core.dynamo.Table;
import dev.opsledger.traffic.domain.DateRange;
import dev.opsledger.traffic.domain.Day;
import dev.opsledger.traffic.domain.RepositoryName;
import dev.opsledger.traffic.domain.WatchedRepository;
import dev.opsledger.traffic.domain.clones.Pipelines;
import java.util.List;
import java.util.Optional;

/**
 * Reads repositories as the whole deployment sees them, whoever watches them: only those whose
 * traffic is not restricted to users to whom GitHub shows it.
 */
public final class PortfolioQuery {
  private final Table table;
  private final RepositoryStore repositories;
  private final DayStore days;
  private final PipelineQuery pipelines;

  public PortfolioQuery(
      Table table, RepositoryStore repositories, DayStore days, PipelineQuery pipelines) {
    this.table = table;
    this.repositories = repositories;
    this.days = days;
    this.pipelines = pipelines;
  }

  /** A repository and its days. */
  public record Entry(WatchedRepository repository, List<Day> days) {}

  /** A page of all repositories; restricted ones have no days. */
  public List<Entry> page(Optional<String> after, int most, DateRange range) {
    return repositories.page(after, most).stream().map(each -> entry(each, range)).toList();
  }

  /** The repository that has or had a name. */
  public Optional<Entry> find(RepositoryName name, DateRange range) {
    return table
        .get(TrafficKeys.name(name), TrafficKeys.NAME)
        .flatMap(row -> repositories.find(row.get("id")))
        .map(each -> entry(each, range));
  }

  /** What a repository's pipelines did within a range; nothing of one that may be private. */
  public Pipelines pipelines(WatchedRepository repository, DateRange range) {
    return repository.sync().isRestricted() || !repository.sync().showsRuns()
        ? Pipelines.UNKNOWN
        : pipelines.of(repository.identity().id(), range);
  }

  private Entry entry(WatchedRepository repository, DateRange range) {
    boolean hidden = repository.sync().isRestricted();
    return new Entry(repository, hidden ? List.of() : days.read(repository.id(), range));
  }
}
