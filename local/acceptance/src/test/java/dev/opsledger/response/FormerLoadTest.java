package dev.opsledger.response;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.oncall.OncallHost;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Incidents that a former version counted without totals and hours. */
class FormerLoadTest {
  @Test
  void theyAreCountedInTotalsAndHoursWithoutAManualStep() throws Exception {
    try (var oncall =
        new OncallHost(
            10_000_000,
            UnaryOperator.identity(),
            _ -> CallObserver.NONE,
            Map.of("ONCALL_BACKFILL_DAYS", "400"),
            120)) {
      var world = new LoadWorld(oncall.world, 30);
      world.people();
      Instant now = oncall.clock.instant();
      for (int i = 0; i < 30; i++) {
        world.incident(i, now.minus(Duration.ofDays(60)), now.minus(Duration.ofDays(2)));
      }
      oncall.plan();
      oncall.host.awaitIdle(Duration.ofMinutes(5));
      LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
      var pages = new LoadPages(oncall, Optional.empty(), today.minusDays(90), today);
      Map<String, Long> hours = pages.hours();
      assertThat(hours).isNotEmpty();

      forget(oncall);
      assertThat(pages.hours()).isEmpty();
      oncall.clock.advance(Duration.ofHours(2));
      oncall.sync();
      assertThat(pages.hours()).isEqualTo(hours);
      assertThat(oncall.json("/dashboard/oncall/load").at("/complete").asBoolean()).isTrue();
    }
  }

  /** Leaves the rows as the former version wrote them. */
  private static void forget(OncallHost oncall) {
    var table = new Table(oncall.host.dynamo(), oncall.host.tableName("OncallTable"));
    for (Row row : Responders.rows(oncall, "OncallTable", _ -> true)) {
      if (row.pk().startsWith("LOADTOTAL#") || row.pk().startsWith("SERVICELOAD#")) {
        table.delete(row.pk(), row.sk());
      } else if (row.find("counted").isPresent()) {
        String counted =
            row.get("counted").replaceAll(",\"w\\d{3}\":\\d+", "").replace("\"2|", "\"1|");
        assertThat(counted).doesNotContain("\"w").contains("\"1|");
        table.put(row.with("counted", counted));
      }
    }
    new Table(oncall.host.dynamo(), oncall.host.tableName("SyncTable"))
        .delete("COVERAGE", "oncall.load");
  }
}
