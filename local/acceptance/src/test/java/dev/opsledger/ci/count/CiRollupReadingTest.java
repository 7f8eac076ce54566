package dev.opsledger.ci.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.store.RunRows;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.local.simulator.github.world.Run;
import dev.opsledger.local.simulator.github.world.RunDraft;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What stands behind the figures: rows of a former version, and the cost of a read. */
class CiRollupReadingTest extends MetricsScene {
  @Test
  void runsOfAFormerVersionAreCountedWithoutAManualStep() {
    Run run = WORLD.addRun(build, RunDraft.at(CLOCK.instant()).completed("success"));
    CLOCK.advance(Duration.ofMinutes(10));
    ci.sync();
    var table = new Table(ci.host.dynamo(), ci.ciTable());
    WorkflowRun now = RunRows.run(table.get("RUN#" + run.id(), "RUN").orElseThrow());
    var former =
        new WorkflowRun(
            now.id() + 1_000_000_000,
            now.workflow(),
            now.repository(),
            now.branch(),
            Optional.of("k1"),
            now.createdAt().minus(Duration.ofDays(40)),
            now.origin(),
            now.latest());
    table.put(RunRows.of(former, ZoneId.of("UTC")));
    table.delete("COUNTING", "DAYS");
    String days = "&since=" + today().minusDays(60);
    assertThat(metrics(days).at("/period/runs/total").asInt()).isEqualTo(1);
    assertThat(metrics(days).path("sure").asText()).isEqualTo("some");
    assertThat(metrics(days).path("why").asText()).contains("still being counted");
    ci.sync();
    assertThat(metrics(days).at("/period/runs/total").asInt()).isEqualTo(2);
    assertThat(metrics(days).path("sure").asText()).isEqualTo("all");
  }

  @Test
  void aReadCostsTheRollupsShownHoweverHeavyTheyAre() {
    ci.sync();
    String owner = "id:" + WORLD.account(org).orElseThrow().id();
    LocalDate last = today();
    LocalDate first = last.minusDays(735);
    String table = ci.ciTable();
    HeavyRollups.store(ci.host.dynamo(), table, HeavyRollups.ofWorkflow(owner, 7_777, first, last));
    HeavyRollups.store(
        ci.host.dynamo(), table, HeavyRollups.ofOwner(owner, last.minusDays(200), last));

    assertThat(units("&workflow=7777&since=" + last.minusDays(365)))
        .as("a year of a workflow, and the year before it")
        .isLessThanOrEqualTo(30);
    assertThat(units("&since=" + last.minusDays(89)))
        .as("ninety days of an organization, and those before")
        .isLessThanOrEqualTo(60);
  }

  /** Months in which nothing ran are summed up as well, and a late run is counted in them. */
  @Test
  void aQuietYearCostsLittleAndLateRunsAreCountedInIt() {
    add("success", "q1", "main");
    ci.sync();
    String year = "&workflow=" + build.id() + "&since=" + today().minusDays(365);
    assertThat(units(year)).isLessThanOrEqualTo(10);
    assertThat(ci.meter.calls()).isLessThanOrEqualTo(22);
    assertThat(metrics(year).at("/period/runs/total").asInt()).isEqualTo(1);

    Instant late = CLOCK.instant().minus(Duration.ofDays(100));
    Run run = WORLD.addRun(build, RunDraft.at(late).completed("failure"));
    ci.deliver(github.webhooks().workflowRun(run));
    ci.awaitIdle();
    assertThat(metrics(year).at("/period/runs/total").asInt()).isEqualTo(2);
    assertThat(units(year)).isLessThanOrEqualTo(10);
  }

  /** The units of a read; the first one sums up weeks and months that are over. */
  private double units(String query) {
    metrics(query);
    ci.meter.reset(ci.ciTable());
    metrics(query);
    assertThat(ci.meter.written()).isZero();
    return ci.meter.read();
  }
}
