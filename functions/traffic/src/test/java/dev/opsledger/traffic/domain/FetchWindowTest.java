package dev.opsledger.traffic.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FetchWindowTest {
  private static FetchWindow window(String began, String ended) {
    return FetchWindow.between(Instant.parse(began), Instant.parse(ended));
  }

  @Test
  void itHasFourteenDaysWithToday() {
    var window = window("2026-11-22T10:00:00Z", "2026-11-22T10:00:05Z");
    assertThat(window.first()).isEqualTo(LocalDate.of(2026, 11, 9));
    assertThat(window.last()).isEqualTo(LocalDate.of(2026, 11, 22));
    assertThat(window.isOver(window.last())).isFalse();
    assertThat(window.isOver(window.last().minusDays(1))).isTrue();
  }

  @Test
  void aFetchAcrossMidnightCoversWhatBothDaysShow() {
    var window = window("2026-11-21T23:59:59Z", "2026-11-22T00:00:03Z");
    assertThat(window.first()).isEqualTo(LocalDate.of(2026, 11, 9));
    assertThat(window.last()).isEqualTo(LocalDate.of(2026, 11, 21));
  }

  @ParameterizedTest
  @CsvSource({
    ", 2026-11-19",
    "2026-11-01, 2026-11-19",
    "2026-11-19, 2026-11-19",
    "2026-11-20, 2026-11-20",
    "2026-11-22, 2026-11-22",
    "2026-11-23, 2026-11-22"
  })
  void daysAreSettledUpToTheNewestShownOrThreeDaysAgo(LocalDate newest, LocalDate last) {
    var days =
        window("2026-11-22T10:00:00Z", "2026-11-22T10:00:05Z").days(Optional.ofNullable(newest));
    assertThat(days.getFirst()).isEqualTo(LocalDate.of(2026, 11, 9));
    assertThat(days.getLast()).isEqualTo(last);
  }
}
