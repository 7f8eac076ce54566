package dev.opsledger.ci.sync;

import dev.opsledger.ci.domain.Archive;
import dev.opsledger.ci.domain.ArchiveStep;
import dev.opsledger.ci.domain.ListedPage;
import dev.opsledger.ci.store.RunStore;
import dev.opsledger.ci.store.RunStore.Gap;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.github.Credential;
import dev.opsledger.github.GitHub;
import dev.opsledger.github.Page;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists and stores the next page of a repository's older runs. Each request is a window that ends
 * where the last page ended, so GitHub's cap of 1,000 runs is met only where one second has more.
 */
public record BackfillStep(GitHub github, RunStore runs, WorkflowNames names, Clock clock) {
  /** GitHub lists no more pages of a window. */
  private static final int MOST_PAGES = 10;

  /**
   * What a page brought.
   *
   * @param archive the archive after the page was stored
   * @param gaps the runs on it of which earlier attempts are missing
   */
  record Taken(Archive archive, List<Gap> gaps) {}

  /** Stores one more page. */
  Taken take(Archive archive, RunsUnit target)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Instant now = clock.instant();
    ArchiveStep step = archive.next(now);
    Credential credential = github.installation(target.installation());
    if (!archive.hurries(now)) {
      // New runs and traffic need calls of the same limit.
      github.keepReserve(credential);
    }
    URI window =
        step.since()
            .map(since -> target.window(github, since, step.until()))
            .orElseGet(() -> target.until(github, step.until()));
    Page page = github.get(credential, window);
    var created = new ArrayList<Instant>();
    var gaps = new ArrayList<Gap>();
    long unreadable = store(credential, target, page, created, gaps);
    for (int number = 1; isOneSecond(page, created, step) && number < MOST_PAGES; number++) {
      page = github.get(credential, page.next().orElseThrow());
      unreadable += store(credential, target, page, created, gaps);
    }
    var listed =
        new ListedPage(
            created, Json.number(page.body(), "total_count"), unreadable, page.next().isPresent());
    return new Taken(archive.after(step, listed, clock.instant()), gaps);
  }

  /** Whether a window that ends where this page ends would be the same window again. */
  private static boolean isOneSecond(Page page, List<Instant> created, ArchiveStep step) {
    return page.next().isPresent() && created.stream().noneMatch(at -> at.isBefore(step.until()));
  }

  /**
   * Stores a page's runs and adds their times and gaps; returns how many entries could not be read.
   */
  private long store(
      Credential credential, RunsUnit target, Page page, List<Instant> created, List<Gap> gaps)
      throws RateLimitedException, VendorUnavailableException {
    RunParser.RunPage read = RunParser.parsePage(page, target.repository());
    read.runs().forEach(run -> created.add(run.createdAt()));
    gaps.addAll(runs.save(names.of(credential, target).name(read.runs())).gaps());
    return read.unreadable();
  }
}
