package dev.opsledger.oncall.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponderZoneTest {
  private static final Instant SUMMER = Instant.parse("2026-07-01T12:00:00Z");
  private static final Instant WINTER = Instant.parse("2026-12-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, Europe/Berlin",
    "Etc/UTC, UTC",
    "UTC, UTC",
    "London, Europe/London",
    "Edinburgh, Europe/London",
    "Eastern Time (US & Canada), America/New_York",
    "Pacific Time (US & Canada), America/Los_Angeles",
    "Hawaii, Pacific/Honolulu",
    "Arizona, America/Phoenix",
    "Santiago, America/Santiago",
    "La Paz, America/La_Paz",
    "Hong Kong, Asia/Hong_Kong",
    "Mumbai, Asia/Kolkata",
    "Kolkata, Asia/Kolkata",
    "Tokyo, Asia/Tokyo",
    "Sydney, Australia/Sydney",
    "Canberra, Australia/Sydney",
    "Newfoundland, America/St_Johns",
    "Samoa, Pacific/Apia",
    "Singapore, Asia/Singapore",
    "Warsaw, Europe/Warsaw",
    "Cairo, Africa/Cairo",
  })
  void aNameOfEitherKindIsThatZone(String name, ZoneId same) {
    ZoneId zone = ResponderZone.of(name).orElseThrow();
    for (Instant at : new Instant[] {SUMMER, WINTER}) {
      assertThat(zone.getRules().getOffset(at)).isEqualTo(same.getRules().getOffset(at));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Atlantis", "", "Europe/", "no zone"})
  void anotherNameIsNone(String name) {
    assertThat(ResponderZone.of(name)).isEmpty();
  }
}
