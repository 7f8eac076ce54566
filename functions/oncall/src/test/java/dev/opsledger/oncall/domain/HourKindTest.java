package dev.opsledger.oncall.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HourKindTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-23T07:59:59, SLEEP",
    "2026-11-23T08:00:00, BUSINESS",
    "2026-11-23T17:59:59, BUSINESS",
    "2026-11-23T18:00:00, OFF",
    "2026-11-23T21:59:59, OFF",
    "2026-11-23T22:00:00, SLEEP",
    "2026-11-24T00:00:00, SLEEP",
    "2026-11-27T17:59:59, BUSINESS",
    "2026-11-28T08:00:00, OFF",
    "2026-11-28T12:00:00, OFF",
    "2026-11-28T21:59:59, OFF",
    "2026-11-28T23:00:00, SLEEP",
    "2026-11-29T07:00:00, SLEEP",
    "2026-11-29T18:00:00, OFF",
  })
  void hoursAreAsTheResponderSeesThem(LocalDateTime local, HourKind kind) {
    assertThat(HourKind.of(local)).isEqualTo(kind);
  }

  /** Clocks go back at 3:00 on 2026-10-25 and forward at 2:00 on 2026-03-29 in Berlin. */
  @ParameterizedTest
  @CsvSource({
    "2026-10-24T20:00:00Z, SLEEP",
    "2026-10-25T00:30:00Z, SLEEP",
    "2026-10-25T06:59:59Z, SLEEP",
    "2026-10-25T07:00:00Z, OFF",
    "2026-10-26T06:59:59Z, SLEEP",
    "2026-10-26T07:00:00Z, BUSINESS",
    "2026-10-26T17:00:00Z, OFF",
    "2026-03-28T20:59:59Z, OFF",
    "2026-03-28T21:00:00Z, SLEEP",
    "2026-03-30T05:59:59Z, SLEEP",
    "2026-03-30T06:00:00Z, BUSINESS",
  })
  void theNightOfAClockChangeIsAsLongAsItIs(Instant at, HourKind kind) {
    var local = at.atZone(ZoneId.of("Europe/Berlin")).toLocalDateTime();
    assertThat(HourKind.of(local)).isEqualTo(kind);
  }
}
