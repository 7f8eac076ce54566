package dev.opsledger.traffic.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyncStateTest {
  private static final Instant BEGAN = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant LATER = BEGAN.plus(Duration.ofDays(1));
  private static final SyncState PENDING = SyncState.pending(BEGAN);

  private static FetchResult result(Optional<Boolean> isPublic, boolean retryable) {
    var name = new RepositoryName("acme", "rocket");
    return new FetchResult(
        FetchWindow.between(BEGAN, BEGAN),
        isPublic.map(known -> new GitHubRepository(1, name, known)),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        retryable ? Optional.of("clones could not be fetched") : Optional.empty(),
        retryable);
  }

  private static SyncState succeeded(SyncState before, String credential, boolean isPublic) {
    return before.succeeded(result(Optional.of(isPublic), false), credential, LATER);
  }

  private static SyncState refused(SyncState before, FetchStatus status) {
    return before.refused(status, "no", LATER, FetchWindow.day(LATER), Optional.of("own"));
  }

  @Test
  void aFetchThatLacksSomethingIsFailingAndYetGood() {
    var state = PENDING.succeeded(result(Optional.of(true), true), "app", LATER);
    assertThat(state.status()).isEqualTo(FetchStatus.FAILING);
    assertThat(state.reason()).contains("clones could not be fetched");
    assertThat(state.goodOn()).contains(LocalDate.of(2026, 11, 22));
    assertThat(state.wasRefused()).isFalse();
    assertThat(state.hasNoVerdict()).isTrue();
  }

  @Test
  void aStatusLastsSinceItsFirstAttempt() {
    var failing = PENDING.failing("502", BEGAN);
    assertThat(failing.failing("503", LATER).since()).isEqualTo(BEGAN);
    assertThat(failing.failing("503", LATER).reason()).contains("503");
    assertThat(succeeded(failing, "app", true).since()).isEqualTo(LATER);
    assertThat(refused(failing, FetchStatus.NO_ACCESS).since()).isEqualTo(LATER);
  }

  @Test
  void aFailureKeepsTheLastVerdict() {
    var refused = refused(succeeded(PENDING, "app", true), FetchStatus.NO_ACCESS);
    assertThat(refused.failing("502", LATER).wasRefused()).isTrue();
    assertThat(succeeded(PENDING, "app", true).failing("502", LATER).wasRefused()).isFalse();
    assertThat(PENDING.failing("502", LATER).wasRefused()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "app, true, false",
    "app, false, true",
    "own, true, false",
    "own, false, true",
    "user:ada, true, true",
    "user:ada, false, true"
  })
  void onlyPublicTrafficThatTheDeploymentReadsIsShownToAll(
      String credential, boolean isPublic, boolean restricted) {
    assertThat(succeeded(PENDING, credential, isPublic).isRestricted()).isEqualTo(restricted);
  }

  @Test
  void aRepositoryOfUnknownVisibilityIsPrivate() {
    var state = PENDING.succeeded(result(Optional.empty(), false), "app", LATER);
    assertThat(state.isRestricted()).isTrue();
    assertThat(PENDING.isRestricted()).as("nothing to show yet").isFalse();
  }

  @Test
  void aRefusalKeepsWhatWasKnown() {
    var state = refused(succeeded(PENDING, "app", true), FetchStatus.NOT_FOUND);
    assertThat(state.goodOn()).contains(LocalDate.of(2026, 11, 22));
    assertThat(state.goodBy()).contains("app");
    assertThat(state.tried()).contains("own");
    assertThat(state.checkedOn()).contains(LocalDate.of(2026, 11, 23));
    assertThat(state.untried().tried()).isEmpty();
    assertThat(state.untried().wasRefused()).isTrue();
  }

  /** Rows of older versions have no verdict; their status implies it. */
  @ParameterizedTest
  @CsvSource({
    "OK, true, false",
    "NO_ACCESS, true, true",
    "NOT_FOUND, false, true",
    "FAILING, true, false",
    "FAILING, false, false",
    "PENDING, false, false"
  })
  void theVerdictOfAFormerRowFollowsFromItsStatus(
      FetchStatus status, boolean wasGood, boolean refused) {
    var state =
        new SyncState(
            status,
            BEGAN,
            Optional.empty(),
            wasGood ? Optional.of(LocalDate.of(2026, 11, 1)) : Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(state.wasRefused()).isEqualTo(refused);
    assertThat(state.isRestricted()).isFalse();
  }
}
