package dev.opsledger.activity.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityKeysTest {
  private static final Instant AT = Instant.parse("2026-11-22T12:00:00.123456Z");

  /** Stored rows have these keys, so a change here loses them. */
  @Test
  void keysStayAsTheyAre() {
    assertThat(ActivityKeys.projectPk(7)).isEqualTo("PROJECT#7");
    assertThat(ActivityKeys.otherPk("run-1")).isEqualTo("OTHER#run-1");
    assertThat(ActivityKeys.keyPk("abc")).isEqualTo("KEY#abc");
    assertThat(ActivityKeys.postedKey(12)).isEqualTo("posted-0000000000000012");
    assertThat(ActivityKeys.eventSk(AT, "k-1")).isEqualTo("EVENT#2026-11-22T12:00:00.123#k-1");
  }

  @Test
  void eventsSortByTimeThenByKey() {
    List<String> sorted =
        List.of(
            ActivityKeys.firstEventSk(),
            ActivityKeys.eventSk(AT, "a"),
            ActivityKeys.eventSk(AT, "b"),
            ActivityKeys.eventSk(AT.plusMillis(1), "a"),
            ActivityKeys.eventSk(AT.plusSeconds(86_400), "a"),
            ActivityKeys.lastEventSk());
    assertThat(sorted).isSorted();
  }

  @Test
  void aSortKeyHasItsTime() {
    String sk = ActivityKeys.eventSk(AT, "0000000000000001-0001-0");
    assertThat(ActivityKeys.isEventSk(sk)).isTrue();
    assertThat(ActivityKeys.timeOf(sk)).isEqualTo("2026-11-22T12:00:00.123Z");
    assertThat(ActivityKeys.isEventSk(ActivityKeys.PROJECT)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "EVENT#2026-11-22T12:00:00.123#posted-0000000000000012, true",
    "EVENT#2026-11-22T12:00:00.123#a, true",
    "EVENT#2026-11-22T12:00:00.123#, false",
    "EVENT#2026-11-22T12:00:00#a, false",
    "EVENT#2026-11-22T12:00:00.123#A, false",
    "PROJECT, false",
    "'', false",
  })
  void onlyPlacesOfAFeedAreTakenForSome(String text, boolean place) {
    assertThat(ActivityKeys.isPlace(text)).isEqualTo(place);
  }
}
