package dev.opsledger.ci.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.ci.domain.WorkflowRun.Repository;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Older runs are fetched in an order that saves what can be saved, while GitHub deletes them. It is
 * compared with the best order there is: that of a planner who knows every run beforehand, and
 * takes the hundred oldest of the repository whose oldest run is deleted first.
 */
class BackfillOrderTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final int PAGE = 100;

  /** A repository on GitHub, with the runs that it ever had. */
  private static final class Source {
    final long id;
    final long days;
    final TreeSet<Instant> runs = new TreeSet<>();
    final TreeSet<Instant> saved = new TreeSet<>();
    Instant asked;

    Source(long id, long days, int count, Random random) {
      this.id = id;
      this.days = days;
      long seconds = Duration.ofDays(400).toSeconds();
      while (runs.size() < count) {
        runs.add(START.minusSeconds(1 + random.nextLong(seconds)));
      }
    }

    boolean exists(Instant run, Instant now) {
      return now.isBefore(run.plus(Duration.ofDays(days)));
    }

    /** What GitHub lists of a window, newest first. */
    List<Instant> list(ArchiveStep step, Instant now) {
      asked = asked == null ? now : asked;
      return runs.descendingSet().stream()
          .filter(run -> !run.isAfter(step.until()) && exists(run, now))
          .filter(run -> step.since().filter(run::isBefore).isEmpty())
          .toList();
    }

    List<Instant> unsaved(Instant now) {
      return runs.stream().filter(run -> exists(run, now) && !saved.contains(run)).toList();
    }
  }

  private static List<Source> sources(int repositories, int runs, Random random) {
    long[] retentions = {7, 90, 400};
    var sources = new ArrayList<Source>();
    for (int i = 0; i < repositories; i++) {
      int count = runs / repositories / 2 + random.nextInt(runs / repositories);
      sources.add(new Source(i, retentions[i % 3], count, random));
    }
    return sources;
  }

  /** Fetches as the backfill does, so many calls an hour; returns how many hours it took. */
  private static int fetch(List<Source> sources, List<Archive> archives, int budget) {
    Instant now = START;
    for (int hour = 1; ; hour++) {
      for (int call = 0; call < budget; call++) {
        Optional<Archive> next =
            archives.stream()
                .filter(archive -> !archive.complete())
                .min(
                    Comparator.comparing(Archive::deadline)
                        .thenComparingLong(archive -> archive.repository().id()));
        if (next.isEmpty()) {
          return hour;
        }
        Source source = sources.get((int) next.get().repository().id());
        ArchiveStep step = next.get().next(now);
        List<Instant> all = source.list(step, now);
        List<Instant> page = all.subList(0, Math.min(PAGE, all.size()));
        source.saved.addAll(page);
        var listed =
            new ListedPage(page, Optional.of((long) all.size()), 0, all.size() > page.size());
        archives.set((int) source.id, next.get().after(step, listed, now));
      }
      now = now.plus(Duration.ofHours(1));
    }
  }

  private static void fetchInTheBestOrder(List<Source> sources, int budget, int hours) {
    Instant now = START;
    for (int hour = 0; hour < hours; hour++) {
      for (int call = 0; call < budget; call++) {
        Instant at = now;
        sources.stream()
            .filter(source -> !source.unsaved(at).isEmpty())
            .min(
                Comparator.comparing(
                    source -> source.unsaved(at).getFirst().plus(Duration.ofDays(source.days))))
            .ifPresent(
                source -> {
                  List<Instant> left = source.unsaved(at);
                  source.saved.addAll(left.subList(0, Math.min(PAGE, left.size())));
                });
      }
      now = now.plus(Duration.ofHours(1));
    }
  }

  private static List<Archive> archives(List<Source> sources) {
    var archives = new ArrayList<Archive>();
    for (Source source : sources) {
      var repository =
          new Repository(source.id, "r" + source.id, Optional.empty(), "acme", Optional.empty());
      archives.add(
          Archive.begin(
              1,
              repository,
              new Retention(source.days, Optional.empty()),
              START,
              Optional.empty(),
              0,
              START));
    }
    return archives;
  }

  @ParameterizedTest
  @CsvSource({"30, 6000, 40", "30, 6000, 12", "30, 6000, 5", "30, 6000, 3", "4, 9000, 4"})
  void noRunIsLostThatTheBestOrderSaves(int repositories, int runs, int budget) {
    assertBest(repositories, runs, budget);
  }

  @Test
  @Tag("full")
  void nothingIsLostOfAQuarterOfAMillionRuns() {
    assertBest(400, 250_000, 1_000);
  }

  private static void assertBest(int repositories, int runs, int budget) {
    List<Source> ours = sources(repositories, runs, new Random(budget));
    List<Source> best = sources(repositories, runs, new Random(budget));
    List<Archive> archives = archives(ours);
    int hours = fetch(ours, archives, budget);
    fetchInTheBestOrder(best, budget, hours);
    for (Source source : ours) {
      Set<Instant> lost = new TreeSet<>(best.get((int) source.id).saved);
      lost.removeAll(source.saved);
      assertThat(lost)
          .as("could be had, by who knows of a run before a repository is asked for the first time")
          .allMatch(run -> !source.exists(run, source.asked));
      Archive archive = archives.get((int) source.id);
      assertThat(source.runs)
          .allMatch(run -> source.saved.contains(run) || isNamed(run, archive), "kept or named");
      assertThat(archive.findings().listed()).isGreaterThanOrEqualTo(source.saved.size());
      assertThat(archive.findings().missing()).isZero();
    }
  }

  /** Whether a run is of a span that the archive says was gone. */
  private static boolean isNamed(Instant run, Archive archive) {
    ArchiveFindings found = archive.findings();
    boolean lost =
        found.lostFrom().filter(from -> !run.isBefore(from)).isPresent()
            && found.lostUntil().filter(run::isAfter).isEmpty();
    return lost || archive.oldest().filter(oldest -> !run.isBefore(oldest)).isEmpty();
  }
}
