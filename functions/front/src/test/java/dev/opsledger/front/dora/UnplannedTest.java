package dev.opsledger.front.dora;

import static dev.opsledger.front.dora.History.START;
import static dev.opsledger.front.dora.History.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Rollbacks, rework and recoveries equal a slow, obvious computation, whatever happened. */
class UnplannedTest {
  @Property(tries = 1000)
  void rollbacksAreThoseOfAnObviousComputation(@ForAll("histories") History history) {
    var expected = new ArrayList<String>();
    long unclear = 0;
    List<Release> ordered = history.ordered();
    for (int i = 0; i < ordered.size(); i++) {
      if (!inside(history, ordered.get(i))) {
        continue;
      }
      if (Obvious.isUnclear(ordered, i)) {
        unclear++;
      } else if (Obvious.isRollback(ordered, i)) {
        expected.add(
            ordered.get(i).id() + " takes back " + Obvious.takenBack(ordered, i).map(Release::id));
      }
    }
    Figures.Unplanned found = history.figures().unplanned();
    assertThat(found.rollbacks())
        .extracting(each -> each.release().id() + " takes back " + each.failed().map(Release::id))
        .containsExactlyElementsOf(expected);
    assertThat(found.unclear()).isEqualTo(unclear);
  }

  @Property(tries = 1000)
  void reworkIsThatOfAnObviousComputation(@ForAll("histories") History history) {
    var expected = new ArrayList<Long>();
    long unjudged = 0;
    List<Release> ordered = history.ordered();
    for (int i = 0; i < ordered.size(); i++) {
      Release release = ordered.get(i);
      if (inside(history, release)) {
        boolean rollback = !Obvious.isUnclear(ordered, i) && Obvious.isRollback(ordered, i);
        boolean answers =
            history.outages().stream()
                .anyMatch(o -> Obvious.answer(history, o).filter(release::equals).isPresent());
        if (rollback || answers) {
          expected.add(release.id());
        }
        unjudged += release.at().isAfter(at(history.knownUntil())) ? 1 : 0;
      }
    }
    Figures figures = history.figures();
    assertThat(figures.unplanned().reworks())
        .extracting(each -> each.release().id())
        .containsExactlyElementsOf(expected);
    assertThat(figures.unplanned().unjudged()).isEqualTo(unjudged);
    if (figures.releases().isEmpty()) {
      assertThat(figures.reworkRate()).isEmpty();
    } else {
      assertThat(figures.reworkRate())
          .hasValue((double) expected.size() / figures.releases().size());
    }
  }

  @Property(tries = 1000)
  void recoveriesAreThoseOfAnObviousComputation(@ForAll("histories") History history) {
    Map<Long, Optional<Long>> expected = new TreeMap<>();
    for (Release release : history.releases()) {
      if (inside(history, release) && Obvious.hasFailed(history, release)) {
        expected.put(
            release.id(),
            Obvious.recovery(history, release)
                .map(end -> Duration.between(release.at(), end).toSeconds()));
      }
    }
    Map<Long, Optional<Long>> found = new TreeMap<>();
    Figures.Unplanned unplanned = history.figures().unplanned();
    unplanned.recoveries().forEach(each -> found.put(each.failed().id(), each.seconds()));
    assertThat(found).isEqualTo(expected);
    assertThat(unplanned.recovered())
        .isEqualTo(expected.values().stream().filter(Optional::isPresent).count());
  }

  @Property(tries = 300)
  void figuresOfStepsAreThoseOfThePeriodsAlone(@ForAll("histories") History history) {
    int middle = (history.since() + history.until()) / 2;
    var one = new Period(at(history.since()), at(middle));
    var other = new Period(at(middle), at(history.until()));
    List<Figures> parts =
        List.of(
            history.whole().figures(one, history.commits()),
            history.whole().figures(other, history.commits()));
    Figures together = Figures.together(history.period(), parts);
    Figures whole = history.figures();
    assertThat(together.releases()).isEqualTo(whole.releases());
    assertThat(together.unplanned().rollbacks()).isEqualTo(whole.unplanned().rollbacks());
    assertThat(together.unplanned().reworks()).isEqualTo(whole.unplanned().reworks());
    assertThat(together.unplanned().recoveries()).isEqualTo(whole.unplanned().recoveries());
    assertThat(together.settled()).isEqualTo(whole.settled());
  }

  private static boolean inside(History history, Release release) {
    return history.period().contains(release.at());
  }

  @Provide
  Arbitrary<History> histories() {
    return HistoryGenerator.histories();
  }

  private static Figures of(String... commits) {
    var releases = new ArrayList<Release>();
    for (String commit : commits) {
      long id = releases.size() + 1L;
      releases.add(History.release(id, Optional.of(commit), START.plusSeconds(60 * id)));
    }
    var period = new Period(START, START.plus(Duration.ofDays(1)));
    return new ReleaseHistory(
            releases, List.of(), new Rules(Duration.ofHours(1), Set.of(), Instant.MAX))
        .figures(period, Map.of());
  }

  private static List<String> rollbacks(Figures figures) {
    return figures.unplanned().rollbacks().stream()
        .map(
            each ->
                each.release().id()
                    + " to "
                    + each.target()
                    + " from "
                    + each.failed().orElseThrow().id())
        .toList();
  }

  @Test
  void theDeploymentAfterTheTargetFailed() {
    Figures figures = of("v1", "v2", "v3", "v1");
    assertThat(rollbacks(figures)).containsExactly("4 to 1 from 2");
    assertThat(figures.unplanned().recoveries().getFirst().seconds()).hasValue(120L);
    assertThat(figures.reworkRate()).hasValue(0.25);
  }

  @Test
  void whatIsLiveAgainIsNoRollback() {
    assertThat(rollbacks(of("v1", "v1"))).isEmpty();
    assertThat(rollbacks(of("v1", "v2", "v2"))).isEmpty();
  }

  @Test
  void rollbacksTwiceAreTwo() {
    assertThat(rollbacks(of("v1", "v2", "v1", "v3", "v1")))
        .containsExactly("3 to 1 from 2", "5 to 3 from 4");
  }

  @Test
  void aRollbackThatWasAskedForNeedsNoKnownTarget() {
    var live = History.release(7, Optional.of("v9"), at(10));
    var back = new Release(1, 8, Optional.of("v1"), at(20), Optional.of(3L));
    var rules = new Rules(Duration.ofSeconds(60), Set.of(), at(500));
    Figures figures =
        new ReleaseHistory(List.of(live, back), List.of(), rules)
            .figures(new Period(at(0), at(100)), Map.of());
    assertThat(rollbacks(figures)).containsExactly("8 to 3 from 7");
    assertThat(figures.unplanned().rollbacks().getFirst().asked()).isTrue();
  }
}
