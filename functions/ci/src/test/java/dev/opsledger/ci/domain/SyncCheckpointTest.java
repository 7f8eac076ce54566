package dev.opsledger.ci.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.ci.domain.SyncCheckpoint.Completeness;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SyncCheckpointTest {
  private static final Instant BACKFILL = Instant.parse("2026-11-15T00:00:00Z");
  private static final Instant LONG_AGO = BACKFILL.minus(Duration.ofDays(60));

  @Test
  void theNextWindowOverlapsWithThisOneByADay() {
    Instant newest = Instant.parse("2026-11-20T08:30:00Z");

    SyncCheckpoint next = known(LONG_AGO, newest).nextWindow(BACKFILL);

    assertThat(next.since()).isEqualTo("2026-11-19T08:00:00Z");
    assertThat(next.etag()).isEmpty();
    assertThat(next.completeness().settled()).isEmpty();
  }

  @Test
  void theNextWindowOfAnIdleRepositoryDoesNotEndAtOnce() {
    SyncCheckpoint idle = known(LONG_AGO, LONG_AGO.minus(Duration.ofMinutes(10)));
    assertThat(idle.endsWindow(BACKFILL)).isTrue();

    SyncCheckpoint next = idle.nextWindow(BACKFILL);

    assertThat(next.since()).isEqualTo(BACKFILL);
    assertThat(next.endsWindow(BACKFILL.plus(Duration.ofDays(29)))).isFalse();
  }

  @Test
  void aWindowIsClosedOnceAnEarlierSyncSawWhatLiesBeforeTheNext() {
    Instant newest = Instant.parse("2026-11-20T08:30:00Z");
    SyncCheckpoint now = known(LONG_AGO, newest);

    assertThat(known(LONG_AGO, LONG_AGO).reachesNextWindowOf(now)).isFalse();
    assertThat(known(LONG_AGO, newest.minus(Duration.ofDays(2))).reachesNextWindowOf(now))
        .isFalse();
    assertThat(known(LONG_AGO, newest.minus(Duration.ofHours(20))).reachesNextWindowOf(now))
        .isTrue();
    assertThat(now.reachesNextWindowOf(now)).isTrue();
  }

  @Test
  void theWholeWindowIsLookedAtOnceADay() {
    var looked = new Completeness(Optional.of(0L), Optional.of(BACKFILL), Optional.empty());
    assertThat(looked.isOld(BACKFILL.plus(Duration.ofHours(24)))).isFalse();
    assertThat(looked.isOld(BACKFILL.plus(Duration.ofHours(24)).plusSeconds(1))).isTrue();
    assertThat(Completeness.NONE.isOld(BACKFILL)).isTrue();
  }

  @Test
  void whatIsMissingIsLookedForAtGrowingIntervalsOfADayAtMost() {
    Instant looked = BACKFILL.plus(Duration.ofMinutes(20));
    var young = new Completeness(Optional.of(0L), Optional.of(looked), Optional.of(BACKFILL));
    assertThat(young.looksForMissing(looked.plus(Duration.ofMinutes(19)))).isFalse();
    assertThat(young.looksForMissing(looked.plus(Duration.ofMinutes(20)))).isTrue();
    Instant later = BACKFILL.plus(Duration.ofDays(9));
    var old = new Completeness(Optional.of(0L), Optional.of(later), Optional.of(BACKFILL));
    assertThat(old.looksForMissing(later.plus(Duration.ofHours(23)))).isFalse();
    assertThat(old.looksForMissing(later.plus(Duration.ofHours(24)))).isTrue();
    assertThat(Completeness.NONE.looksForMissing(later)).isFalse();
  }

  private static SyncCheckpoint known(Instant since, Instant until) {
    return new SyncCheckpoint(
        7,
        "acme/rocket",
        Optional.of(5L),
        since,
        Optional.of("etag"),
        Optional.of(until),
        since,
        0,
        0,
        since,
        Optional.empty(),
        new Completeness(Optional.of(0L), Optional.of(since), Optional.empty()));
  }
}
