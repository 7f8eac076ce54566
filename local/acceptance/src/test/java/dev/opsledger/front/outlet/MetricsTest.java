package dev.opsledger.front.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.front.FrontHost;
import dev.opsledger.front.Told;
import dev.opsledger.local.Programs;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hawkular.agent.prometheus.text.TextPrometheusMetricDataParser;
import org.hawkular.agent.prometheus.types.Gauge;
import org.hawkular.agent.prometheus.types.MetricFamily;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Prometheus scrapes, as parsers that are not ours read it. */
class MetricsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String HOSTILE = "a \"b\" \\ c\nd # {e=\"f\"} 1 \uD83D\uDE80";

  private static FrontHost front;

  @BeforeAll
  static void start() {
    front = new FrontHost(NOON, Map.of(), _ -> CallObserver.NONE);
  }

  @AfterAll
  static void stop() {
    front.close();
  }

  private static String scrape() {
    HttpResponse<String> answer = front.get("/metrics");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type"))
        .contains("application/openmetrics-text; version=1.0.0; charset=utf-8");
    assertThat(answer.body()).endsWith("\n# EOF\n");
    return answer.body();
  }

  /** The series of a text, each as its name and labels. */
  static Map<String, Double> series(String text) throws Exception {
    var parser =
        new TextPrometheusMetricDataParser(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    var series = new HashMap<String, Double>();
    for (MetricFamily family = parser.parse(); family != null; family = parser.parse()) {
      for (var metric : family.getMetrics()) {
        double value = ((Gauge) metric).getValue();
        assertThat(series.put(metric.getName() + metric.getLabels(), value)).isNull();
      }
    }
    return series;
  }

  static double sum(Map<String, Double> series, String... parts) {
    return series.entrySet().stream()
        .filter(each -> List.of(parts).stream().allMatch(each.getKey()::contains))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private static Fact run(long id, String organization, long workflow, String conclusion) {
    return new Told.Run(
            id,
            organization,
            workflow,
            "c" + id,
            conclusion.isEmpty() ? "in_progress" : "completed",
            Optional.of(conclusion).filter(text -> !text.isEmpty()),
            1,
            NOON.minusSeconds(id),
            60)
        .fact(1);
  }

  @Test
  void aScrapeEqualsWhatTheApiSays() throws Exception {
    front.project(
        List.of(
            run(1, "acme", 10, "success"),
            run(2, "acme", 10, "failure"),
            run(3, "acme", 11, ""),
            run(4, HOSTILE, 20, "cancelled"),
            Told.deployment(1, 1, 7, "failed", NOON),
            Told.deployment(1, 2, 7, "done", NOON),
            Told.deployment(1, 3, 8, "building", NOON),
            urgent("Q1", "high"),
            urgent("Q2", "low"),
            Told.incident(1, "Q3", "P1", "acknowledged", NOON)));
    Map<String, Double> series = series(scrape());
    JsonNode overview = front.overview();
    for (String outcome : List.of("succeeded", "failed", "running", "other")) {
      assertThat(sum(series, "ci_runs_today{", "outcome=" + outcome))
          .as(outcome)
          .isEqualTo(overview.path("runs").path(outcome).asDouble());
    }
    assertThat(sum(series, "ci_workflow_runs_today{", "workflow_id=10", "outcome=failed")).isOne();
    assertThat(sum(series, "deployments_today{", "project_id=7", "state=failed")).isOne();
    assertThat(sum(series, "deployments_ongoing")).isOne();
    assertThat(sum(series, "incidents_open{"))
        .isEqualTo(overview.path("incidents").path("open").asDouble());
    for (String urgency : List.of("high", "low", "unknown")) {
      assertThat(sum(series, "incidents_open{", "service_id=P1", "urgency=" + urgency)).isOne();
    }
    assertThat(sum(series, "queue_messages{", "queue=facts")).isZero();
    assertThat(series.keySet().stream().filter(each -> each.contains("dead_letters{"))).hasSize(11);
    assertThat(sum(series, "ci_left_out")).isZero();
  }

  private static Fact urgent(String id, String urgency) throws Exception {
    Fact fact = Told.incident(1, id, "P1", "triggered", NOON);
    var payload = FrontHost.json(Json.text(fact.payload()));
    ((ObjectNode) payload).put("urgency", urgency);
    return new Fact(
        fact.source(),
        fact.kind(),
        fact.id(),
        fact.version(),
        fact.occurredAt(),
        Json.parse(payload.toString()));
  }

  @Test
  void aDeadLetterIsCounted() throws Exception {
    String queue = front.host.queueUrl("GistsDeadLetters");
    front.host.sqs().sendMessage(m -> m.queueUrl(queue).messageBody("{}"));
    assertThat(sum(series(scrape()), "dead_letters{", "queue=gists}")).isOne();
  }

  @Test
  void prometheusOwnToolReadsAScrape() throws Exception {
    Path promtool = Programs.installed("promtool", "promtool.required");
    assertThat(exit(promtool, scrape())).as("1 is for text that cannot be read").isIn(0, 3);
    assertThat(exit(promtool, "a{ 1\n")).isOne();
  }

  private static int exit(Path promtool, String text) throws Exception {
    Process process =
        new ProcessBuilder(promtool.toString(), "check", "metrics")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
