package dev.opsledger.traffic.page;

import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.traffic.domain.DateRange;
import dev.opsledger.traffic.domain.FetchWindow;
import dev.opsledger.traffic.domain.PageAccess;
import dev.opsledger.traffic.domain.UserRepository;
import dev.opsledger.traffic.store.UserRepositoryQuery;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Reads what a page shows and renders it. */
public record PageRenderer(UserRepositoryQuery query, Clock clock) {
  /** The page of all repositories that a key opens; their days are read in parallel. */
  String repositories(PageAccess access, DateRange range) {
    List<UserRepository> mine =
        access
            .onlyRepository()
            .map(id -> query.find(access.user(), id).stream().toList())
            .orElseGet(() -> query.of(access.user()));
    List<RepositoriesPage.Entry> entries =
        BoundedParallel.map(
            mine,
            repository -> new RepositoriesPage.Entry(repository, query.days(repository, range)));
    return RepositoriesPage.html(access.key().reveal(), entries, range, today());
  }

  /** The page of one repository. */
  String repository(PageAccess access, UserRepository repository, DateRange range) {
    return RepositoryPage.html(
        access,
        repository,
        query.days(repository, range),
        query.pipelines(repository, range),
        query.latestTopTen(repository),
        range,
        today());
  }

  /** The days of one repository as CSV. */
  String csv(UserRepository repository, DateRange range) {
    return DaysCsv.of(query.days(repository, range));
  }

  private LocalDate today() {
    return FetchWindow.day(clock.instant());
  }
}
