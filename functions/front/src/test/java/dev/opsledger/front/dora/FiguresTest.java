package dev.opsledger.front.dora;

import static dev.opsledger.front.dora.History.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The figures equal a slow, obvious computation, whatever happened. */
class FiguresTest {
  @Property(tries = 2000)
  void releasesAreThoseOfThePeriod(@ForAll("histories") History history) {
    int count = 0;
    for (Release release : history.releases()) {
      long second = Duration.between(START, release.at()).toSeconds();
      if (second >= history.since() && second < history.until()) {
        count++;
        assertThat(history.figures().releases()).contains(release);
      }
    }
    assertThat(history.figures().releases()).hasSize(count);
    assertThat(history.figures().releasesADay() * (history.until() - history.since()) / 86_400.0)
        .isCloseTo(count, org.assertj.core.data.Offset.offset(1e-6));
  }

  @Property(tries = 2000)
  void leadTimesAreThoseOfTheFirstReleasesOfKnownCommits(@ForAll("histories") History history) {
    var seconds = new ArrayList<Long>();
    for (Release release : history.releases()) {
      if (inside(history, release) && isFirstKnown(history, release)) {
        Instant commit = history.commits().get(release.commit().get()).at();
        seconds.add(Duration.between(commit, release.at()).toSeconds());
      }
    }
    assertThat(history.figures().leads())
        .extracting(Figures.Lead::seconds)
        .containsExactlyInAnyOrderElementsOf(seconds);
    assertMedian(history.figures().leadTime(), seconds);
  }

  private static boolean isFirstKnown(History history, Release release) {
    if (!known(history, release)) {
      return false;
    }
    for (Release other : history.releases()) {
      boolean sameCommit = other.commit().equals(release.commit());
      boolean sooner =
          other.at().isBefore(release.at())
              || (other.at().equals(release.at()) && other.id() < release.id());
      if (inside(history, other) && sameCommit && sooner && known(history, other)) {
        return false;
      }
    }
    return true;
  }

  private static boolean known(History history, Release release) {
    return release.commit().isPresent()
        && history.commits().containsKey(release.commit().get())
        && !history.commits().get(release.commit().get()).at().isAfter(release.at());
  }

  @Property(tries = 2000)
  void anIncidentCountsAgainstTheLatestReleaseBeforeIt(@ForAll("histories") History history) {
    var failed = new HashMap<Long, List<String>>();
    var restored = new ArrayList<Long>();
    for (Outage outage : history.outages()) {
      Release guilty = guilty(history, outage);
      if (guilty != null && inside(history, guilty)) {
        failed.computeIfAbsent(guilty.id(), _ -> new ArrayList<>()).add(outage.id());
        outage
            .restoredAt()
            .ifPresent(end -> restored.add(Duration.between(outage.at(), end).toSeconds()));
      }
    }
    Figures figures = history.figures();
    assertThat(figures.failed()).isEqualTo(failed.size());
    for (Figures.Failure failure : figures.failures()) {
      assertThat(failed.get(failure.release().id())).contains(failure.outage().id());
    }
    assertThat(figures.failures()).hasSize(failed.values().stream().mapToInt(List::size).sum());
    assertMedian(figures.timeToRestore(), restored);
    int releases = figures.releases().size();
    if (releases == 0) {
      assertThat(figures.failureRate()).isEmpty();
    } else {
      assertThat(figures.failureRate()).hasValue((double) failed.size() / releases);
    }
  }

  private static Release guilty(History history, Outage outage) {
    if (history.unrelated().contains(outage.id())) {
      return null;
    }
    Release latest = null;
    for (Release release : history.releases()) {
      boolean before = !release.at().isAfter(outage.at());
      boolean later =
          latest == null
              || release.at().isAfter(latest.at())
              || (release.at().equals(latest.at()) && release.id() > latest.id());
      if (before && later) {
        latest = release;
      }
    }
    boolean within =
        latest != null && Duration.between(latest.at(), outage.at()).toSeconds() < history.window();
    return within ? latest : null;
  }

  @Property(tries = 1000)
  void aReleaseIsSettledWhenItsWindowIsOver(@ForAll("histories") History history) {
    int settled = 0;
    for (Release release : history.releases()) {
      Instant end = release.at().plusSeconds(history.window());
      if (inside(history, release) && !end.isAfter(History.at(history.knownUntil()))) {
        settled++;
      }
    }
    assertThat(history.figures().settled()).isEqualTo(settled);
  }

  private static boolean inside(History history, Release release) {
    long second = Duration.between(START, release.at()).toSeconds();
    return second >= history.since() && second < history.until();
  }

  /** As many values are at most the median as are at least the median. */
  private static void assertMedian(java.util.OptionalDouble median, List<Long> values) {
    if (values.isEmpty()) {
      assertThat(median).isEmpty();
      return;
    }
    var sorted = new ArrayList<>(values);
    java.util.Collections.sort(sorted);
    double low = sorted.get((sorted.size() - 1) / 2);
    double high = sorted.get(sorted.size() / 2);
    assertThat(median).hasValue((low + high) / 2);
  }

  @Provide
  Arbitrary<History> histories() {
    return HistoryGenerator.histories();
  }

  @Test
  void aDayWithTwoReleasesOfWhichOneFailed() {
    var good = History.release(1, Optional.of("a"), START.plusSeconds(3600));
    var bad = History.release(2, Optional.of("b"), START.plusSeconds(7200));
    var outage =
        new Outage("I", "S", START.plusSeconds(7500), Optional.of(START.plusSeconds(8100)));
    Figures figures =
        new ReleaseHistory(
                List.of(good, bad),
                List.of(outage),
                new Rules(Duration.ofHours(1), Set.of(), START.plus(Duration.ofDays(1))))
            .figures(
                new Period(START, START.plus(Duration.ofDays(1))),
                Map.of("a", new Commit(9, START.plusSeconds(600), Optional.empty())));
    assertThat(figures.releasesADay()).isEqualTo(2.0);
    assertThat(figures.leadTime()).hasValue(3000);
    assertThat(figures.failureRate()).hasValue(0.5);
    assertThat(figures.timeToRestore()).hasValue(600);
    assertThat(figures.settled()).isEqualTo(2);
    assertThat(figures.unplanned().recoveryTime()).hasValue(900);
    assertThat(figures.reworkRate()).hasValue(0);
  }
}
