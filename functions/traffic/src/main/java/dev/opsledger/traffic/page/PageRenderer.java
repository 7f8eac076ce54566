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

/** Makes the pages. */
public record PageRenderer(UserRepositoryQuery views, Clock clock) {
  /** The page of all repositories that a key opens, whose days are read side by side. */
  String repositories(PageAccess reader, DateRange range) {
    List<UserRepository> mine =
        reader
            .only()
            .map(id -> views.find(reader.user(), id).stream().toList())
            .orElseGet(() -> views.of(reader.user()));
    var entries = new ArrayList<RepositoriesPage.Entry>(mine.size());
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var reads =
          mine.stream().map(view -> executor.submit(() -> views.days(view, range))).toList();
      for (int i = 0; i < mine.size(); i++) {
        entries.add(new RepositoriesPage.Entry(mine.get(i), reads.get(i).get()));
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the days of a repository cannot be read", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while reading", e);
    }
    return RepositoriesPage.html(reader.key().reveal(), entries, range, today());
  }

  /** The page of one. */
  String repository(PageAccess reader, UserRepository view, DateRange range) {
    return RepositoryPage.html(
        reader, view, views.days(view, range), views.latestSnapshot(view), range, today());
  }

  /** The days of one as CSV. */
  String csv(UserRepository view, DateRange range) {
    return DaysCsv.of(views.days(view, range));
  }

  private LocalDate today() {
    return FetchWindow.day(clock.instant());
  }
}
