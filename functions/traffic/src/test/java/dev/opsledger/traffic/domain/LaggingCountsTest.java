package dev.opsledger.traffic.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The stored numbers of days that GitHub counts late. */
class LaggingCountsTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
  private static final int LENGTH = 60;

  private final TreeMap<LocalDate, Day> stored = new TreeMap<>();

  /** The views that a day has once GitHub has counted it; one in three is quiet. */
  private static Map<LocalDate, Counts> truth(SplittableRandom random) {
    var views = new TreeMap<LocalDate, Counts>();
    for (int day = -FetchWindow.DAYS; day < LENGTH; day++) {
      if (random.nextInt(3) > 0) {
        views.put(FIRST.plusDays(day), new Counts(random.nextInt(1, 1000), 1));
      }
    }
    return views;
  }

  /** A fetch on a day when GitHub has counted views up to some days before it, and no clones. */
  private void fetch(LocalDate today, int lag, Map<LocalDate, Counts> truth) {
    fetch(today, shown(today, lag, truth), Map.of());
  }

  /** What a list shows on a day when GitHub has counted up to some days before it. */
  private static Map<LocalDate, Counts> shown(
      LocalDate today, int lag, Map<LocalDate, Counts> truth) {
    LocalDate first = today.minusDays(FetchWindow.DAYS - 1L);
    var shown = new TreeMap<>(truth);
    shown.keySet().removeIf(d -> d.isAfter(today.minusDays(lag)) || d.isBefore(first));
    return shown;
  }

  private void fetch(LocalDate today, Map<LocalDate, Counts> views, Map<LocalDate, Counts> clones) {
    var noon = today.atTime(12, 0).toInstant(ZoneOffset.UTC);
    var fetched =
        new FetchResult(
            FetchWindow.between(noon, noon),
            Optional.empty(),
            views,
            Optional.of(clones),
            Optional.empty(),
            Optional.empty(),
            false);
    fetched.changes(stored).forEach(day -> stored.put(day.date(), day));
  }

  @Test
  void aDayThatIsFinalHasItsTrueNumberHoweverTheCountingLags() {
    for (int seed = 0; seed < 300; seed++) {
      stored.clear();
      var random = new SplittableRandom(seed);
      var truth = truth(random);
      for (int day = 0; day < LENGTH; day++) {
        var today = FIRST.plusDays(day);
        fetch(today, random.nextInt(FetchWindow.LONGEST_LAG + 1), truth);
        for (Day known : stored.values()) {
          assertThat(known.views())
              .as("seed %d: %s on %s", seed, known.date(), today)
              .isEqualTo(truth.getOrDefault(known.date(), Counts.NONE));
        }
        LocalDate settled = today.minusDays(FetchWindow.LONGEST_LAG);
        assertThat(stored.get(settled)).as("seed %d: %s", seed, settled).isNotNull();
        assertThat(stored.get(settled).finished()).isTrue();
      }
    }
  }

  @Test
  void viewsAndClonesThatLagApartAreNeverZeroByEachOther() {
    for (int seed = 0; seed < 60; seed++) {
      stored.clear();
      var random = new SplittableRandom(seed);
      var views = truth(random);
      var clones = truth(random);
      for (int day = 0; day < LENGTH; day++) {
        var today = FIRST.plusDays(day);
        int viewsLag = random.nextInt(FetchWindow.LONGEST_LAG + 1);
        int clonesLag = random.nextInt(FetchWindow.LONGEST_LAG + 1);
        fetch(today, shown(today, viewsLag, views), shown(today, clonesLag, clones));
        for (Day known : stored.values()) {
          String what = "seed %d: %s on %s".formatted(seed, known.date(), today);
          Counts trueClones = clones.getOrDefault(known.date(), Counts.NONE);
          assertThat(known.views())
              .as(what)
              .isEqualTo(views.getOrDefault(known.date(), Counts.NONE));
          assertThat(known.clones().orElse(trueClones)).as(what).isEqualTo(trueClones);
        }
        Day settled = stored.get(today.minusDays(FetchWindow.LONGEST_LAG));
        assertThat(settled.finished()).isTrue();
        assertThat(settled.clones()).isPresent();
      }
    }
  }

  @Test
  void aDayOfWhichOnlyClonesAreCountedIsMissing() {
    var yesterday = FIRST.minusDays(1);
    fetch(FIRST, Map.of(FIRST.minusDays(5), new Counts(3, 2)), Map.of(yesterday, new Counts(7, 5)));
    assertThat(stored).doesNotContainKeys(yesterday, FIRST);
    fetch(FIRST, Map.of(yesterday, new Counts(900, 90)), Map.of(yesterday, new Counts(7, 5)));
    assertThat(stored.get(yesterday))
        .isEqualTo(new Day(yesterday, new Counts(900, 90), new Counts(7, 5), true));
  }

  @Test
  void clonesThatAreNotCountedYetAreUnknown() {
    var yesterday = FIRST.minusDays(1);
    fetch(FIRST, Map.of(yesterday, new Counts(9, 3)), Map.of());
    assertThat(stored.get(yesterday).clones()).isEmpty();
    assertThat(stored.get(FIRST.minusDays(3)).clones()).contains(Counts.NONE);
    fetch(FIRST, Map.of(yesterday, new Counts(9, 3)), Map.of(yesterday, new Counts(7, 5)));
    assertThat(stored.get(yesterday).clones()).contains(new Counts(7, 5));
  }

  @Test
  void aQuietRepositoryGetsItsZeroesOnceGitHubCannotStillBeCounting() {
    fetch(FIRST, 0, Map.of());
    assertThat(stored).hasSize(FetchWindow.DAYS - FetchWindow.LONGEST_LAG);
    assertThat(stored.lastKey()).isEqualTo(FIRST.minusDays(FetchWindow.LONGEST_LAG));
    assertThat(stored.values()).allMatch(day -> day.finished() && day.views().count() == 0);
  }

  @Test
  void aLaterDayProvesThatTheDaysBeforeItWereQuiet() {
    fetch(FIRST, 0, Map.of(FIRST, new Counts(3, 2)));
    assertThat(stored).hasSize(FetchWindow.DAYS);
    assertThat(stored.get(FIRST.minusDays(1)).finished()).isTrue();
    assertThat(stored.get(FIRST).finished()).isFalse();
  }

  @Test
  void aLargerNumberReplacesAFinalOne() {
    fetch(FIRST.plusDays(1), 0, Map.of(FIRST, new Counts(5, 4)));
    fetch(FIRST.plusDays(2), 0, Map.of(FIRST, new Counts(900, 90)));
    assertThat(stored.get(FIRST).views()).isEqualTo(new Counts(900, 90));
  }
}
