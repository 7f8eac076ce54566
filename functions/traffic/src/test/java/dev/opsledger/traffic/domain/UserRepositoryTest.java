package dev.opsledger.traffic.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserRepositoryTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final RepositoryName NAME = new RepositoryName("acme", "rocket");

  private static UserRepository seen(boolean isPublic, Visibility visibility) {
    var result =
        new FetchResult(
            FetchWindow.between(NOW, NOW),
            Optional.of(new GitHubRepository(1, NAME, isPublic)),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    var shared = SyncState.pending(NOW).succeeded(result, CredentialKey.APP, NOW);
    var joined = NOW.minusSeconds(60);
    return new UserRepository(
        new Membership("ada", "id", NAME, joined, visibility, ShareLink.NONE),
        shared,
        Optional.of(7L));
  }

  @Test
  void publicTrafficIsShownToEverybody() {
    var open = seen(true, Visibility.NONE);
    assertThat(open.sync().status()).isEqualTo(FetchStatus.OK);
    assertThat(open.visible(DateRange.ALL)).contains(DateRange.ALL);
  }

  @Test
  void aUserWhoWasNotCheckedYetSeesAPendingRepository() {
    var hidden = seen(false, Visibility.NONE);
    assertThat(hidden.sync()).isEqualTo(SyncState.pending(NOW.minusSeconds(60)));
    assertThat(hidden.visible(DateRange.ALL)).isEmpty();
  }

  @Test
  void aUserWhoMaySeeItSeesDaysUpToAWeekAhead() {
    var shown = seen(false, Visibility.NONE.shown(TODAY));
    assertThat(shown.sync().status()).isEqualTo(FetchStatus.OK);
    assertThat(shown.visible(DateRange.ALL).orElseThrow().end()).contains(TODAY.plusDays(7));
    assertThat(shown.visible(DateRange.of("2026-12-01", null))).isEmpty();
  }

  @Test
  void aRefusedUserSeesTheRefusalAndNotWhatOthersFetch() {
    var refused =
        Visibility.NONE
            .shown(TODAY.minusDays(9))
            .refused(FetchStatus.NOT_FOUND, "GitHub does not show it", NOW, TODAY);
    var sync = seen(false, refused).sync();
    assertThat(sync.status()).isEqualTo(FetchStatus.NOT_FOUND);
    assertThat(sync.reason()).contains("GitHub does not show it");
    assertThat(sync.goodOn()).isEmpty();
    assertThat(seen(false, refused).visible(DateRange.ALL).orElseThrow().end())
        .contains(TODAY.minusDays(2));
  }
}
