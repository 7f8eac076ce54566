package dev.opsledger.traffic.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.traffic.domain.Counts;
import dev.opsledger.traffic.domain.DateRange;
import dev.opsledger.traffic.domain.Day;
import dev.opsledger.traffic.domain.FetchStatus;
import dev.opsledger.traffic.domain.GitHubIdentity;
import dev.opsledger.traffic.domain.RepositoryName;
import dev.opsledger.traffic.domain.SyncState;
import dev.opsledger.traffic.domain.TopEntry;
import dev.opsledger.traffic.domain.TopTen;
import dev.opsledger.traffic.domain.WatchedRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written to the traffic table is read back as it was. */
class TrafficRowsTest {
  private static final LocalDate DATE = LocalDate.of(2026, 11, 21);
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.5Z");

  @ParameterizedTest
  @CsvSource({"0, true", "7, false", "9223372036854775807, true"})
  void days(long count, boolean finished) {
    var known = new Day(DATE, new Counts(count, 1), new Counts(2, 3), finished);
    var unknown = new Day(DATE, new Counts(count, 1), Optional.empty(), finished);
    assertThat(DayRows.day(DayRows.row("id", known))).isEqualTo(known);
    assertThat(DayRows.day(DayRows.row("id", unknown))).isEqualTo(unknown);
    assertThat(DayRows.unchanged(known)).contains("c = :c");
    assertThat(DayRows.values(known)).containsKey(":c");
    assertThat(DayRows.unchanged(unknown)).contains("attribute_not_exists(c)");
    assertThat(DayRows.values(unknown)).doesNotContainKey(":c");
  }

  @Test
  void topTens() {
    var top =
        new TopTen(
            DATE,
            List.of(new TopEntry("\"a\"\u2028", Optional.empty(), new Counts(5, 4))),
            List.of(new TopEntry("/x", Optional.of("Ж"), new Counts(1, 1))));
    assertThat(TopTenRows.topTen(TopTenRows.row("id", top))).isEqualTo(top);
  }

  @Test
  void repositories() {
    var repository =
        new WatchedRepository(
            "6c21d80b-df56-4ff5-ba20-e22226d9c503",
            new RepositoryName("Acme", "Rocket"),
            NOW,
            new SyncState(
                FetchStatus.FAILING,
                NOW,
                Optional.of("502"),
                Optional.of(DATE),
                Optional.of(DATE.plusDays(1)),
                Optional.of("user:x"),
                Optional.of("app"),
                Optional.of(FetchStatus.OK),
                Optional.of(false)),
            GitHubIdentity.UNKNOWN);
    Row row = RepositoryRows.row(repository);
    assertThat(RepositoryRows.repository(row)).isEqualTo(repository);
    assertThat(RepositoryRows.names(row)).containsExactly("Acme/Rocket");
    Row renamed = row.with("githubId", 5L).with("currentName", "acme/shuttle");
    assertThat(RepositoryRows.repository(renamed).current().full()).isEqualTo("acme/shuttle");
    assertThat(RepositoryRows.repository(renamed).name().full()).isEqualTo("Acme/Rocket");
    assertThat(RepositoryRows.names(renamed)).containsExactly("Acme/Rocket", "acme/shuttle");
  }

  @Test
  void absentAttributesOfAStateAreRemoved() {
    var update = RepositoryRows.update(SyncState.pending(NOW));
    assertThat(update.expression())
        .startsWith("SET ")
        .endsWith(" REMOVE goodOn, checkedOn, tried, goodBy, answered, isPublic");
    assertThat(update.values()).containsKeys(":syncStatus", ":syncSince", ":syncReason");
  }

  @ParameterizedTest
  @CsvSource({
    ", , DAY#0, DAY#9999-12-31",
    "2026-11-20, , DAY#2026-11-20, DAY#9999-12-31",
    ", 2026-11-21, DAY#0, DAY#2026-11-21"
  })
  void aRangeOfDaysIsARangeOfKeys(String start, String end, String first, String last) {
    var range = DateRange.of(start, end);
    assertThat(TrafficKeys.firstDay(range)).isEqualTo(first);
    assertThat(TrafficKeys.lastDay(range)).isEqualTo(last);
    assertThat(TrafficKeys.day(DATE)).isBetween("DAY#0", "DAY#9999-12-31");
  }

  @Test
  void keysTellWhatTheyWereBuiltFrom() {
    assertThat(TrafficKeys.repositoryId(TrafficKeys.repository("x"))).isEqualTo("x");
    assertThat(TrafficKeys.memberId(TrafficKeys.member("ada"))).isEqualTo("ada");
    assertThat(TrafficKeys.date(TrafficKeys.day(DATE))).isEqualTo(DATE);
    assertThat(TrafficKeys.isDay(TrafficKeys.day(DATE))).isTrue();
    assertThat(TrafficKeys.isDay(TrafficKeys.top(DATE))).isFalse();
    assertThat(TrafficKeys.afterInShard(Optional.empty()))
        .isLessThan(TrafficKeys.afterInShard(Optional.of("0")));
  }
}
