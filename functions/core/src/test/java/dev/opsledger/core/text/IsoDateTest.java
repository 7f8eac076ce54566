package dev.opsledger.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
