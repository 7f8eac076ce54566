package dev.opsledger.traffic.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VisibilityTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  void nothingIsVisibleBeforeTheFirstCheckWhichIsDue() {
    assertThat(Visibility.NONE.until()).isEmpty();
    assertThat(Visibility.NONE.isTrusted(TODAY)).isFalse();
    assertThat(Visibility.NONE.isDue(TODAY)).isTrue();
    assertThat(Visibility.NONE.wasNeverChecked()).isTrue();
  }

  @Test
  void whoeverWasShownTheTrafficIsTrustedForAWeek() {
    var shown = Visibility.NONE.shown(TODAY);
    assertThat(shown.until()).contains(TODAY.plusDays(7));
    assertThat(shown.isTrusted(TODAY.plusDays(6))).isTrue();
    assertThat(shown.isDue(TODAY.plusDays(6))).isFalse();
    assertThat(shown.isTrusted(TODAY.plusDays(7))).as("not known any more").isFalse();
    assertThat(shown.isDue(TODAY.plusDays(7))).isTrue();
  }

  @Test
  void whoeverIsRefusedKeepsWhatWasVisible() {
    var refused = refused(Visibility.NONE.shown(TODAY.minusDays(3)), FetchStatus.NO_ACCESS, NOW);
    assertThat(refused.until()).contains(TODAY);
    assertThat(refused.isTrusted(TODAY)).isFalse();
    assertThat(refused.isDue(TODAY)).as("once a day").isFalse();
    assertThat(refused.isDue(TODAY.plusDays(1))).isTrue();
    var old = refused(Visibility.NONE.shown(TODAY.minusDays(30)), FetchStatus.NO_ACCESS, NOW);
    assertThat(old.until()).as("nothing newer").contains(TODAY.minusDays(23));
    assertThat(refused(Visibility.NONE, FetchStatus.NO_ACCESS, NOW).until()).isEmpty();
  }

  @Test
  void aRefusalLastsSinceItsFirstDay() {
    var first = refused(Visibility.NONE, FetchStatus.NO_ACCESS, NOW);
    var later = NOW.plus(Duration.ofDays(2));
    assertThat(since(refused(first, FetchStatus.NO_ACCESS, later))).contains(NOW);
    assertThat(since(refused(first, FetchStatus.NOT_FOUND, later))).contains(later);
    assertThat(since(first.shown(TODAY))).isEmpty();
  }

  private static Visibility refused(Visibility before, FetchStatus status, Instant at) {
    return before.refused(status, "why", at, FetchWindow.day(at));
  }

  private static Optional<Instant> since(Visibility visibility) {
    return visibility.refusal().map(Visibility.Refusal::since);
  }
}
