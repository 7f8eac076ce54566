package dev.opsledger.traffic.page;

import dev.opsledger.traffic.domain.DateRange;
import dev.opsledger.traffic.domain.FetchWindow;
import dev.opsledger.traffic.domain.PageAccess;
import dev.opsledger.traffic.domain.UserRepository;
import dev.opsledger.traffic.store.UserRepositoryQuery;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Reads what a page shows and renders it. */
public record PageRenderer(UserRepositoryQuery query, Clock clock) {
  /** The page of all repositories that a key opens; their days are read in parallel. */
  String repositories(PageAccess access, DateRange range) {
    List<UserRepository> mine =
        access
            .onlyRepository()
            .map(id -> query.find(access.user(), id).stream().toList())
            .orElseGet(() -> query.of(access.user()));
    var entries = new ArrayList<RepositoriesPage.Entry>(mine.size());
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var reads =
          mine.stream()
              .map(repository -> executor.submit(() -> query.days(repository, range)))
              .toList();
      for (int i = 0; i < mine.size(); i++) {
        entries.add(new RepositoriesPage.Entry(mine.get(i), reads.get(i).get()));
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the days of a repository cannot be read", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while reading", e);
    }
    return RepositoriesPage.html(access.key().reveal(), entries, range, today());
  }

  /** The page of one repository. */
  String repository(PageAccess access, UserRepository repository, DateRange range) {
    return RepositoryPage.html(
        access,
        repository,
        query.days(repository, range),
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
