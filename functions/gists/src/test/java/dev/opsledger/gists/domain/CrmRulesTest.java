package dev.opsledger.gists.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When the CRM may be asked, and what a write without an answer means. */
class CrmRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @Test
  void aWriteInDoubtIsLookedForOnceItHasSettled() throws Exception {
    Instant settled = NOW.minus(InDoubtWrite.SETTLES);
    assertThat(InDoubtWrite.searchFrom(settled, CLOCK, "it"))
        .as("clocks may differ")
        .isEqualTo(settled.minus(Duration.ofMinutes(10)));
    assertThatThrownBy(() -> InDoubtWrite.searchFrom(settled.plusMillis(1), CLOCK, "the deal"))
        .isInstanceOf(RetryLaterException.class)
        .hasMessageContaining("the deal")
        .satisfies(e -> assertThat(((RetryLaterException) e).until()).isEqualTo(NOW.plusMillis(1)));
  }

  @Test
  void aPauseEndsAtItsTime() {
    assertThat(CrmState.CLOSED.isPaused(NOW)).isFalse();
    var paused = new CrmState(NOW.plusSeconds(1), 2, Optional.of("limit"));
    assertThat(paused.isPaused(NOW)).isTrue();
    assertThat(paused.isPaused(NOW.plusSeconds(1))).isFalse();
  }

  @ParameterizedTest
  @EnumSource(DealState.class)
  void theStatesOfADealAreStoredAsTheirNames(DealState state) {
    assertThat(DealState.of(state.text())).isEqualTo(state);
    assertThat(state.text()).isLowerCase();
  }

  @Test
  void theLengthOfAGistGrowsWithWhatIsStoredOfIt() {
    var small = gist(Optional.empty(), List.of());
    var file = new Gist.File("x".repeat(40), Optional.empty(), 1_000_000);
    assertThat(small.length()).isEqualTo(300);
    assertThat(gist(Optional.of("y".repeat(50)), List.of(file, file)).length())
        .as("what its files contain is not stored")
        .isEqualTo(300 + 50 + 2 * 100);
  }

  private static Gist gist(Optional<String> description, List<Gist.File> files) {
    return new Gist("1a", "ada", "ada", description, "https://x", Optional.empty(), files);
  }
}
