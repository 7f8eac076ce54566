package dev.opsledger.deployments.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a repository's whole list of deployments is read. */
class ListCheckpointTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private static ListCheckpoint readBefore(Duration age, Optional<Instant> open) {
    return new ListCheckpoint(
        Optional.of("e"), Optional.of("e"), Optional.of(NOW.minus(age)), open);
  }

  @Test
  void theFirstTime() {
    assertThat(ListCheckpoint.NONE.needsWholeList(NOW)).isTrue();
    assertThat(readBefore(Duration.ofDays(90), Optional.empty()).needsWholeList(NOW)).isFalse();
  }

  @Test
  void onceADayWhileAnOldDeploymentMayEnd() {
    var open = Optional.of(NOW.minus(Duration.ofDays(3)));
    assertThat(readBefore(Duration.ofHours(3), open).needsWholeList(NOW)).isFalse();
    assertThat(readBefore(Duration.ofHours(25), open).needsWholeList(NOW)).isTrue();
    var abandoned = Optional.of(NOW.minus(Duration.ofDays(36)));
    assertThat(readBefore(Duration.ofHours(25), abandoned).needsWholeList(NOW)).isFalse();
  }

  @Test
  void isOldAfterADay() {
    assertThat(readBefore(Duration.ofHours(23), Optional.empty()).isOld(NOW)).isFalse();
    assertThat(readBefore(Duration.ofHours(25), Optional.empty()).isOld(NOW)).isTrue();
  }
}
