package dev.opsledger.front.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.count.DoneDays;
import dev.opsledger.core.count.IncidentDays;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.front.FrontHost;
import dev.opsledger.front.history.DoraWorld.Deployed;
import dev.opsledger.front.history.DoraWorld.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The answer of {@code /metrics/dora} about random histories equals a slow, obvious computation.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoraHistoriesTest {
  private static final int PROJECTS = 80;
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final List<DoraWorld> worlds =
      LongStream.rangeClosed(1, PROJECTS).mapToObj(DoraWorld::new).toList();
  private FrontHost host;

  @BeforeAll
  void start() throws Exception {
    String services =
        worlds.stream()
            .map(each -> each.project + "=" + each.service(0) + " " + each.service(1))
            .collect(Collectors.joining(", "));
    var settings =
        Map.of(
            "DORA_SERVICES",
            services,
            "DORA_FAILURE_WINDOW_MINUTES",
            Long.toString(DoraWorld.WINDOW.toMinutes()));
    host = new FrontHost(NOW, settings, _ -> CallObserver.NONE);
    know("ci", NOW);
    for (DoraWorld world : worlds) {
      assertThat(host.project(world.facts())).isZero();
      count(world);
      for (Incident each : world.incidents) {
        if (!each.related() && !each.lost()) {
          String body = "{\"caused_by_deployment\":false}";
          var answer = host.post("/metrics/dora/incidents/" + each.id(), body);
          assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
      }
    }
  }

  @AfterAll
  void stop() {
    host.close();
  }

  private Table table(String name) {
    return new Table(host.host.dynamo(), host.host.tableName(name));
  }

  private void know(String source, Instant until) {
    Row row = Row.of("SOURCE", source).with("lastFinished", until).with("lastFinishedAt", until);
    table("SyncTable").put(row.with("lastGood", until).with("lastGoodAt", until));
  }

  /** The sources' own counts, in which nothing is lost. */
  private void count(DoraWorld world) {
    world.deployments.stream()
        .filter(each -> each.status().equals("done"))
        .collect(Collectors.groupingBy(each -> DoneDays.sk(each.at()), Collectors.counting()))
        .forEach(
            (day, amount) ->
                table("DeploymentsTable")
                    .put(Row.of(DoneDays.pk(world.project), day).with(DoneDays.AMOUNT, amount)));
    world.incidents.stream()
        .collect(
            Collectors.groupingBy(
                each -> IncidentDays.sk(IncidentDays.day(each.at()), each.service()),
                Collectors.counting()))
        .forEach(
            (key, amount) -> {
              String service = key.substring(key.indexOf('#') + 1);
              String pk = IncidentDays.pk(IncidentDays.partition(service));
              String name = IncidentDays.NUMBER + "resolved";
              table("OncallTable").put(Row.of(pk, key).with(name, amount));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"production", "staging"})
  void everyFigureItsRowsAndItsSureAreThoseOfAnObviousComputation(String environment) {
    var levels = new ArrayList<String>();
    for (DoraWorld world : worlds) {
      know("oncall", world.knownUntil);
      JsonNode all = answer(world, environment);
      var dora = new SlowDora(world, environment);
      var expected = new Expected(all, world, dora, new SlowConfidence(world, dora));
      expected.frequencyAndLeadTime();
      expected.failureRateAndTimeToRestore();
      expected.recoveryAndRework();
      expected.rollbacks();
      all.forEach(each -> levels.add(each.path("sure").asText()));
    }
    // Otherwise these histories say little.
    assertThat(levels).contains("all", "some", "none");
    assertThat(Collections.frequency(levels, "all")).isGreaterThan(PROJECTS);
    assertThat(Collections.frequency(levels, "some")).isGreaterThan(PROJECTS);
  }

  private JsonNode answer(DoraWorld world, String environment) {
    var answer =
        host.get(
            "/metrics/dora?project=%d&environment=%s&since=%s&until=%s"
                .formatted(world.project, environment, world.since, world.until));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return FrontHost.json(answer.body());
  }

  /** What must be answered about a world. */
  private record Expected(JsonNode all, DoraWorld world, SlowDora dora, SlowConfidence sure) {
    void frequencyAndLeadTime() {
      JsonNode frequency = figure("deployment_frequency", sure.frequency());
      assertIds(frequency, "deployment_id", dora.inside(), Deployed::id);
      double days = Duration.between(world.since, world.until).toSeconds() / 86_400.0;
      assertThat(frequency.path("per_day").asDouble())
          .isCloseTo(dora.inside().size() / days, within(1e-9));
      JsonNode lead = figure("lead_time", sure.leadTime());
      assertIds(lead, "deployment_id", dora.leads(), Deployed::id);
      assertIds(lead, "run_id", dora.leads(), each -> dora.firstRun(each).orElseThrow().id());
      assertMedian(
          lead,
          dora.leads().stream()
              .map(each -> seconds(dora.firstRun(each).orElseThrow().at(), each.at()))
              .toList());
    }

    void failureRateAndTimeToRestore() {
      JsonNode rate = figure("change_failure_rate", sure.failureRate());
      assertIds(rate, "incident_id", dora.counted(), Incident::id);
      assertIds(rate, "deployment_id", dora.counted(), each -> dora.guilty(each).get().id());
      long failed = dora.inside().stream().filter(each -> !dora.against(each).isEmpty()).count();
      assertThat(rate.path("failed").asLong()).isEqualTo(failed);
      assertThat(rate.path("settled").asLong()).isEqualTo(sure.settled());
      assertRate(rate, failed);
      JsonNode restore = figure("time_to_restore", sure.timeToRestore());
      assertMedian(
          restore,
          dora.counted().stream()
              .filter(each -> each.resolvedAt().isPresent())
              .map(each -> seconds(each.at(), each.resolvedAt().get()))
              .toList());
    }

    void recoveryAndRework() {
      JsonNode recovery = figure("failed_deployment_recovery_time", sure.recovery());
      assertIds(recovery, "deployment_id", dora.failed(), Deployed::id);
      assertMedian(
          recovery,
          dora.failed().stream()
              .flatMap(each -> dora.recovered(each).map(end -> seconds(each.at(), end)).stream())
              .toList());
      JsonNode rework = figure("rework_rate", sure.rework());
      assertIds(rework, "deployment_id", dora.rework(), Deployed::id);
      assertRate(rework, dora.rework().size());
    }

    void rollbacks() {
      JsonNode figure = figure("rollbacks", sure.rollbacks());
      List<Deployed> found = dora.inside().stream().filter(dora::isRollback).toList();
      assertIds(figure, "deployment_id", found, Deployed::id);
      assertIds(figure, "rollback_to", found, dora::rolledBackTo);
      assertIds(
          figure,
          "failed_deployment_id",
          found,
          each -> dora.takenBack(each).map(of -> of.id()).map(String::valueOf).orElse("null"));
    }

    private JsonNode figure(String name, String level) {
      JsonNode figure = all.path(name);
      assertThat(figure.path("sure").asText()).as(about(name, figure)).isEqualTo(level);
      assertThat(figure.path("why").isNull())
          .as(about(name, figure))
          .isEqualTo(level.equals("all"));
      return figure;
    }

    private String about(String name, JsonNode figure) {
      return "%s of project %d: %s".formatted(name, world.project, figure);
    }

    private <T> void assertIds(
        JsonNode figure, String field, List<T> expected, Function<T, Object> id) {
      List<String> ids = expected.stream().map(id).map(String::valueOf).toList();
      assertThat(figure.path("rows").findValuesAsText(field))
          .as(about(field, figure))
          .containsExactlyInAnyOrderElementsOf(ids);
    }

    private void assertRate(JsonNode figure, long of) {
      int all = dora.inside().size();
      Optional<Double> rate = all == 0 ? Optional.empty() : Optional.of((double) of / all);
      assertThat(number(figure.path("rate"))).as(about("rate", figure)).isEqualTo(rate);
    }

    private void assertMedian(JsonNode figure, List<Long> values) {
      List<Long> sorted = values.stream().sorted().toList();
      int size = sorted.size();
      Optional<Double> median =
          size == 0
              ? Optional.empty()
              : Optional.of((sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2.0);
      assertThat(number(figure.path("median_seconds")))
          .as(about("median", figure))
          .isEqualTo(median);
    }

    private static Optional<Double> number(JsonNode value) {
      return value.isNull() ? Optional.empty() : Optional.of(value.asDouble());
    }

    private static long seconds(Instant from, Instant until) {
      return Duration.between(from, until).toSeconds();
    }
  }
}
