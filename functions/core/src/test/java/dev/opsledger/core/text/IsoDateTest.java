package dev.opsledger.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoDateTest {
  @Test
  void aDateIsYearMonthAndDay() {
    assertThat(IsoDate.parse("2024-02-29")).contains(LocalDate.of(2024, 2, 29));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2025-02-29",
        "2025-13-01",
        "25-01-01",
        "2025-1-1",
        "-0001-01-01",
        "+999999999-01-01",
        "+10000-01-01",
        " 2025-01-01",
        "2025-01-01\n",
        "\u0662\u0660\u0662\u0665-01-01"
      })
  void nothingElseIs(String text) {
    assertThat(IsoDate.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22, 0, 2026-11-22T00:00:00Z",
    "9999-12-31, 1, +10000-01-01T00:00:00Z",
    "2026-11-22T10:00:00.5+02:00, 1, 2026-11-22T08:00:00.500Z",
    "2026-11-22T10:00Z, 0, 2026-11-22T10:00:00Z"
  })
  void aMomentIsADateOrATimeWithAnOffset(String text, int daysLater, Instant moment) {
    assertThat(IsoDate.moment(text, daysLater)).contains(moment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22T10:00:00",
        "2026-11-22T25:00:00Z",
        "2026-11-22 10:00:00Z",
        "+99999-01-01T00:00:00Z",
        "-0001-01-01T00:00:00Z",
        "2026-13-01",
        "yesterday"
      })
  void noOtherTextIsAMoment(String text) {
    assertThat(IsoDate.moment(text, 0)).isEmpty();
  }
}
