package dev.opsledger.gists.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.gists.domain.WatchedUser.Recheck;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which list of a user is read again, and when. */
class WatchedUserTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private static Recheck since(String time) {
    return Recheck.of(Optional.ofNullable(time).map(Instant::parse), 1, Optional.of("tag"));
  }

  @Test
  void theEtagOfAFirstPageSaysNothingOfTheOthers() {
    assertThat(Recheck.of(Optional.empty(), 1, Optional.of("tag")).etag()).contains("tag");
    assertThat(Recheck.of(Optional.empty(), 2, Optional.of("tag")).etag()).isEmpty();
  }

  @Test
  void aListIsReadByTheNextScanAndOnceMoreSomeHoursLater() {
    var first = since(null);
    assertThat(first.isDue(NOW)).isTrue();
    var last = first.afterNothingNew(NOW).orElseThrow();
    assertThat(last.since()).isEqualTo(first.since());
    assertThat(last.isDue(NOW.plus(Recheck.LAST_LOOK).minusSeconds(1))).isFalse();
    assertThat(last.isDue(NOW.plus(Recheck.LAST_LOOK))).isTrue();
    assertThat(last.afterNothingNew(NOW.plus(Duration.ofDays(1)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    ",,",
    ",2026-11-01T00:00:00Z,",
    "2026-11-01T00:00:00Z,,",
    "2026-11-01T00:00:00Z,2026-11-02T00:00:00Z,2026-11-01T00:00:00Z",
    "2026-11-02T00:00:00Z,2026-11-01T00:00:00Z,2026-11-01T00:00:00Z",
    "2026-11-01T00:00:00Z,2026-11-01T00:00:00Z,2026-11-01T00:00:00Z"
  })
  void ofTwoListsTheLongerHasAll(String one, String other, Instant start) {
    var late = since(other).afterNothingNew(NOW).orElseThrow();
    var both = since(one).and(late);
    assertThat(both.since()).isEqualTo(Optional.ofNullable(start));
    assertThat(both.isDue(NOW)).as("the newer one was read only once").isTrue();
  }

  @Test
  void aChangeLeavesTheRestAsItWas() {
    var user = WatchedUser.unread("ada").withOwner(Optional.of(5L)).withUnreadable(2);
    var changed = user.withReason(Optional.of("why")).withRecheck(Optional.of(since(null)));
    assertThat(changed.owner()).contains(5L);
    assertThat(changed.unreadable()).isEqualTo(2);
    assertThat(changed.reason()).contains("why");
    assertThat(changed.withReason(Optional.empty()).withRecheck(Optional.empty())).isEqualTo(user);
  }
}
