package dev.opsledger.ci.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.ci.domain.WorkflowRun.Repository;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is asked for next of a repository's older runs. */
class ArchiveTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant TODAY = Instant.parse("2026-11-22T00:00:00Z");

  private static Archive begun(Optional<Instant> floor) {
    var repository = new Repository(7, "rocket", Optional.empty(), "acme", Optional.empty());
    return Archive.begin(1, repository, Retention.DEFAULT, TODAY, floor, 0, NOW);
  }

  private static ListedPage page(Instant newest, int runs, Duration apart, boolean more) {
    List<Instant> created =
        IntStream.range(0, runs).mapToObj(i -> newest.minus(apart.multipliedBy(i))).toList();
    return new ListedPage(created, Optional.of((long) runs), 0, more);
  }

  @Test
  void theOldestQuarterComesFirstAndThenNewestRuns() {
    ArchiveStep first = begun(Optional.empty()).next(NOW);
    assertThat(first.bottom()).isTrue();
    assertThat(first.since()).isEmpty();
    assertThat(first.until()).isEqualTo("2026-09-15T22:00:00Z");
    Archive after =
        begun(Optional.empty())
            .after(first, page(first.until(), 20, Duration.ofDays(1), false), NOW);
    assertThat(after.complete()).isFalse();
    assertThat(after.deadline()).isEqualTo(first.until().plus(Duration.ofDays(90)));
    assertThat(after.next(NOW))
        .isEqualTo(new ArchiveStep(Optional.of(first.until()), TODAY, false));
  }

  @Test
  void aRepositoryOfFewRunsIsListedAtOnce() {
    var repository = new Repository(7, "rocket", Optional.empty(), "acme", Optional.empty());
    Archive quiet =
        Archive.begin(1, repository, Retention.DEFAULT, TODAY, Optional.empty(), 1, NOW);
    ArchiveStep all = new ArchiveStep(Optional.empty(), TODAY, false);
    assertThat(quiet.next(NOW)).isEqualTo(all);
    assertThat(quiet.after(all, page(TODAY, 30, Duration.ofDays(1), false), NOW).complete())
        .isTrue();
  }

  @Test
  void aSliceOfFarTooManyRunsGivesWayToOneFurtherDown() {
    Archive begun = begun(Optional.empty());
    ArchiveStep first = begun.next(NOW);
    Archive after = begun.after(first, page(first.until(), 100, Duration.ofMinutes(10), true), NOW);
    ArchiveStep next = after.next(NOW);
    assertThat(next.bottom()).isTrue();
    assertThat(Duration.between(NOW.minus(Duration.ofDays(90)), next.until()))
        .as("about 80 runs, ten minutes apart")
        .isBetween(Duration.ofHours(12), Duration.ofHours(15));
  }

  @Test
  void whatWasDeletedBeforeItWasListedIsNamed() {
    Archive begun = begun(Optional.empty());
    ArchiveStep first = begun.next(NOW);
    Archive secured = begun.after(first, page(first.until(), 9, Duration.ofDays(1), false), NOW);
    Instant late = first.until().plus(Duration.ofDays(95));
    ArchiveStep next = secured.next(late);
    Archive after = secured.after(next, page(next.until(), 9, Duration.ofDays(1), false), late);
    assertThat(after.findings().lostFrom()).contains(first.until());
    assertThat(after.findings().lostUntil()).contains(late.minus(Duration.ofDays(90)));
  }

  @Test
  void runsThatGitHubCountsAndDoesNotListAreMissing() {
    Archive begun = begun(Optional.empty());
    ArchiveStep first = begun.next(NOW);
    var page = new ListedPage(List.of(first.until()), Optional.of(3L), 0, false);
    assertThat(begun.after(first, page, NOW).findings().missing()).isEqualTo(2);
  }

  @Test
  void aPageThatIsAllOfOneSecondDoesNotStopIt() {
    Archive begun = begun(Optional.of(NOW.minus(Duration.ofDays(5))));
    ArchiveStep step = begun.next(NOW);
    var page = new ListedPage(Collections.nCopies(100, step.until()), Optional.of(500L), 0, true);
    assertThat(begun.after(step, page, NOW).next(NOW).until())
        .isEqualTo(step.until().minusSeconds(1));
  }

  @Test
  void aFloorIsReachedAndMayBeLowered() {
    Instant floor = NOW.minus(Duration.ofDays(5));
    Archive begun = begun(Optional.of(floor));
    ArchiveStep step = begun.next(NOW);
    assertThat(step).isEqualTo(new ArchiveStep(Optional.of(floor), TODAY, false));
    Archive done = begun.after(step, page(TODAY, 9, Duration.ofHours(1), false), NOW);
    assertThat(done.complete()).isTrue();
    assertThat(done.fallsShortOf(Optional.of(floor.plusSeconds(1)))).isFalse();
    assertThat(done.fallsShortOf(Optional.empty())).isTrue();
    Archive lower = done.reaching(Optional.empty(), NOW);
    assertThat(lower.complete()).isFalse();
    assertThat(lower.from()).isEqualTo(floor);
  }
}
