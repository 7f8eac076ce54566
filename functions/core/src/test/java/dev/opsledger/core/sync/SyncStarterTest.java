package dev.opsledger.core.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.log.Metrics;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** When a schedule starts a sync. */
class SyncStarterTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final String LATEST = "earlier.ci";

  private final StoredRows rows = new StoredRows();
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final AtomicInteger plans = new AtomicInteger();

  private SyncStarter starter(Optional<String> idle) {
    var ledger = new SyncLedger(new Table(rows, "sync"), CLOCK);
    var queue =
        new UnitQueue(
            () -> {
              throw new AssertionError("no unit is sent");
            },
            "queue",
            "",
            CLOCK);
    return new SyncStarter(
        "ci",
        new SyncPlanner("ci", ledger, queue),
        () -> {
          plans.incrementAndGet();
          return List.of();
        },
        idle,
        new Metrics(CLOCK, new PrintStream(told, true, UTF_8)),
        CLOCK);
  }

  /** Plans for a source whose latest sync started some time ago. */
  private void handle(ScheduledEvent event, Duration age, boolean finished) {
    rows.with(Row.of("SOURCE", "ci").with("startedSync", LATEST));
    Instant startedAt = NOW.minus(age);
    // Its end may be so recent that an eventually consistent read does not show it yet.
    rows.withFresh(
        SyncTable.run(LATEST, "ci", startedAt).with("finishedAt", finished ? NOW : null));
    starter(Optional.empty()).handle(event);
  }

  private static ScheduledEvent tick(String id) {
    return new ScheduledEvent().withId(id);
  }

  private String told() {
    return told.toString(UTF_8);
  }

  @Test
  void theFirstSyncIsPlanned() {
    starter(Optional.empty()).handle(tick("first"));
    assertThat(plans).hasValue(1);
    assertThat(told()).isEmpty();
  }

  @Test
  void aSyncIsPlannedOnceThePreviousOneIsFinished() {
    handle(tick("next"), Duration.ofMinutes(15), true);
    assertThat(plans).hasValue(1);
  }

  @Test
  void noSyncIsPlannedWhileThePreviousOneIsUnderWay() {
    handle(tick("next"), Duration.ofMinutes(15), false);
    assertThat(plans).hasValue(0);
    assertThat(rows.updates).isEmpty();
    assertThat(told()).contains("\"SkippedSyncs\":1");
  }

  @Test
  void aSyncThatWillNeverEndHoldsUpNoOther() {
    handle(tick("next"), Duration.ofHours(6), false);
    assertThat(plans).hasValue(1);
  }

  @Test
  void aSyncWhoseRowHasExpiredHoldsUpNoOther() {
    rows.with(Row.of("SOURCE", "ci").with("startedSync", LATEST));
    starter(Optional.empty()).handle(tick("next"));
    assertThat(plans).hasValue(1);
  }

  @Test
  void aRequestedRefreshIsPlannedInAnyCase() {
    ScheduledEvent refresh = tick("event").withDetail(Map.of("refreshId", "r1"));
    handle(refresh, Duration.ofMinutes(15), false);
    assertThat(plans).hasValue(1);
  }

  @Test
  void theSameEventAgainIsNeitherPlannedNorSkipped() {
    handle(tick("earlier"), Duration.ofMinutes(15), false);
    assertThat(plans).hasValue(0);
    assertThat(told()).isEmpty();
  }

  @Test
  void aMissingSettingIsRecordedWhileASyncIsUnderWay() {
    rows.with(Row.of("SOURCE", "ci").with("startedSync", LATEST))
        .with(SyncTable.run(LATEST, "ci", NOW));
    starter(Optional.of("GITHUB_APP_ID is not set")).handle(tick("next"));
    assertThat(rows.updates).anyMatch(update -> update.updateExpression().contains("startedSync"));
  }
}
