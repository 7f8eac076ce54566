package dev.opsledger.traffic.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.error.RequestException;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateRangeTest {
  @ParameterizedTest
  @CsvSource({
    ",,,",
    "'','',,",
    "2026-11-20,,2026-11-20,",
    ",2026-11-21,,2026-11-21",
    "2026-11-20,2026-11-20,2026-11-20,2026-11-20",
    "2024-02-29,'',2024-02-29,"
  })
  void eitherEndMayBeLeftOut(String start, String end, LocalDate first, LocalDate last) {
    assertThat(DateRange.of(start, end))
        .isEqualTo(new DateRange(Optional.ofNullable(first), Optional.ofNullable(last)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "2026-11-31",
        "2026-02-29",
        "2026-13-01",
        "26-11-20",
        "2026-1-2",
        "2026-11-20 ",
        "+2026-11-20",
        "2026-11-20T00:00:00Z",
        "٢٠٢٦-١١-٢٠",
        "0"
      })
  void whatIsNoDateIsRefusedByItsName(String text) {
    assertThatThrownBy(() -> DateRange.of(text, null))
        .isInstanceOf(RequestException.class)
        .hasMessageStartingWith("start must");
    assertThatThrownBy(() -> DateRange.of(null, text))
        .isInstanceOf(RequestException.class)
        .hasMessageStartingWith("end must");
  }

  @Test
  void anInvertedRangeIsRefused() {
    assertThatThrownBy(() -> DateRange.of("2026-11-21", "2026-11-20"))
        .isInstanceOf(RequestException.class)
        .hasMessage("start (2026-11-21) must not be after end (2026-11-20)");
  }

  @ParameterizedTest
  @CsvSource({
    ",,2026-11-20,,2026-11-20",
    ",2026-11-10,2026-11-20,,2026-11-10",
    ",2026-11-30,2026-11-20,,2026-11-20",
    "2026-11-20,,2026-11-20,2026-11-20,2026-11-20"
  })
  void theVisiblePartEndsWithTheLastVisibleDay(
      String start, String end, LocalDate visible, LocalDate first, LocalDate last) {
    assertThat(DateRange.of(start, end).until(visible))
        .contains(new DateRange(Optional.ofNullable(first), Optional.of(last)));
  }

  @Test
  void aRangeAfterTheLastVisibleDayHasNone() {
    assertThat(DateRange.of("2026-11-21", null).until(LocalDate.of(2026, 11, 20))).isEmpty();
  }
}
