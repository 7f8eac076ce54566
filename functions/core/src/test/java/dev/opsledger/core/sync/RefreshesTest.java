package dev.opsledger.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefreshesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "0, false, false",
    "1, false, true",
    "1, true, true",
    // A source without anything to do, such as one that watches no repositories yet.
    "0, true, true",
  })
  void aRefreshHasStartedOnceEachSourceHasPlannedOrHasNothingToDo(
      long planned, boolean finished, boolean started) {
    var busy = new SyncProgress("ci", 5, 0, 0, false, List.of(), List.of());
    var source = new SyncProgress("traffic", planned, 0, 0, finished, List.of(), List.of());
    assertThat(new Refresh("r1", NOW.toString(), List.of(busy, source)).started())
        .isEqualTo(started);
  }

  @Test
  void aRequestJoinsARefreshThatWasOpenedAMomentAgo() {
    Row opened =
        Row.of(SyncTable.refresh("r1"), SyncTable.REFRESH)
            .with("askedAt", NOW)
            .with("sources", List.of("ci"));
    StoredRows rows =
        new StoredRows()
            .withFresh(opened)
            .with(
                Row.of(SyncTable.REFRESH, SyncTable.CURRENT)
                    .with("refreshId", "r1")
                    .with("askedAt", NOW));
    var table = new Table(rows, "sync");
    var refreshes =
        new Refreshes(table, AwsClients.ofEnvironment().eventBus("bus"), List.of("ci"), CLOCK);
    assertThat(refreshes.ask()).isEqualTo("r1");
    assertThat(refreshes.find("r1")).as("an eventually consistent read").isEmpty();
  }
}
