package dev.opsledger.traffic.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StalenessTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private static boolean isStale(
      FetchStatus status, FetchStatus verdict, LocalDate goodOn, int age) {
    Instant created = Instant.parse(TODAY.minusDays(age) + "T10:00:00Z");
    var state =
        new SyncState(
            status,
            created,
            Optional.empty(),
            Optional.ofNullable(goodOn),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.ofNullable(verdict),
            Optional.empty());
    var name = new RepositoryName("acme", "rocket");
    return Staleness.isStale(
        new WatchedRepository("id", name, created, state, GitHubIdentity.UNKNOWN), TODAY);
  }

  @ParameterizedTest
  @CsvSource({
    "OK, OK, 2026-11-22, false",
    "OK, OK, 2026-11-20, false",
    "OK, OK, 2026-11-19, true",
    "FAILING, OK, 2026-11-19, true",
    "FAILING, OK, 2025-11-19, true",
    "NO_ACCESS, NO_ACCESS, 2026-11-20, false",
    "NO_ACCESS, NO_ACCESS, 2026-11-19, true",
    "NO_ACCESS, NO_ACCESS, 2026-11-09, true",
    "NO_ACCESS, NO_ACCESS, 2026-11-08, false",
    "NO_ACCESS, NO_ACCESS, , false",
    "NOT_FOUND, NOT_FOUND, 2026-11-15, false",
    "FAILING, NOT_FOUND, 2026-11-15, false",
    "FAILING, NO_ACCESS, 2026-11-15, true"
  })
  void anOperatorLooksWhileDaysCanBeSaved(
      FetchStatus status, FetchStatus verdict, LocalDate goodOn, boolean stale) {
    assertThat(isStale(status, verdict, goodOn, 100)).isEqualTo(stale);
  }

  @ParameterizedTest
  @CsvSource({"PENDING, 2, false", "PENDING, 3, true", "FAILING, 2, false", "FAILING, 3, true"})
  void oneThatWasNeverFetchedIsStaleAfterThreeDays(FetchStatus status, int age, boolean stale) {
    assertThat(isStale(status, null, null, age)).isEqualTo(stale);
  }
}
