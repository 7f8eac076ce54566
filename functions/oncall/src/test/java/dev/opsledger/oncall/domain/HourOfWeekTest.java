package dev.opsledger.oncall.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HourOfWeekTest {
  @Test
  void anHourBeginsWithItsFirstSecond() {
    assertThat(HourOfWeek.of(LocalDateTime.parse("2026-11-29T23:59:59")).text()).isEqualTo("723");
    assertThat(HourOfWeek.of(LocalDateTime.parse("2026-11-30T00:00:00")).text()).isEqualTo("100");
    assertThat(HourOfWeek.parse("709")).contains(new HourOfWeek(DayOfWeek.SUNDAY, 9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "024", "124", "823", "12", "1023", "any"})
  void anythingElseIsNone(String text) {
    assertThat(HourOfWeek.parse(text)).isEmpty();
  }
}
