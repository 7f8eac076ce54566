package dev.opsledger.front.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.front.FrontHost;
import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.slack.SlackSimulator;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A source that has not been synchronized for days, although a sync of it is under way. */
class StaleSourceTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void itIsToldOnce() throws Exception {
    try (var slack = SlackSimulator.start(new SettableClock(NOON.toString()));
        var front = new FrontHost(NOON, slack.settings(), _ -> CallObserver.NONE)) {
      Instant good = NOON.minus(Duration.ofDays(4));
      var table = new Table(front.host.dynamo(), front.host.tableName("SyncTable"));
      table.put(Row.of("SYNC#s1", "RUN").with("startedAt", good).with("planned", 3L));
      table.put(
          Row.of("SOURCE", "gists")
              .with("startedSync", "s1")
              .with("lastGood", good)
              .with("lastGoodAt", good));
      for (int minute = 0; minute < 2; minute++) {
        front.clock.advance(Duration.ofMinutes(1));
        front.host.invoke("FrontNotifier", "{\"source\":\"aws.events\",\"detail\":{}}");
      }
      assertThat(slack.messages())
          .singleElement()
          .asString()
          .contains("gists was last synchronized completely", "/completeness/gists?show=troubled");
    }
  }
}
