package dev.opsledger.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.simulator.SettableClock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What DORA's figures say of themselves when a publisher missed what its stream no longer has. */
class DoraGapTest {
  private Panel panel;

  @BeforeEach
  void start() throws Exception {
    panel =
        Panel.start(
                Panel.plan(Map.of("DORA_SERVICES", "1=S1"))
                    .with("FrontProjector.Properties.Events.Facts.Properties.Enabled", true)
                    .clock(new SettableClock("2026-11-22T12:00:00Z")))
            .withProjects(2);
  }

  @AfterEach
  void stop() {
    panel.close();
  }

  private void deploy(long project, String end) throws Exception {
    assertThat(panel.report(panel.create(project), end, Panel.secret(project)).status())
        .isEqualTo(200);
    panel.settle();
  }

  private JsonNode frequency(String query) {
    return panel.get("/metrics/dora?project=" + query).json().path("deployment_frequency");
  }

  /** As if it had never been told. */
  private void lose(String kind, String id) {
    panel
        .host
        .dynamo()
        .deleteItem(
            d ->
                d.tableName(panel.host.tableName("FrontTable"))
                    .key(
                        Map.of(
                            "pk", AttributeValue.fromS("FACT#" + kind + "#" + id),
                            "sk", AttributeValue.fromS("FACT"))));
  }

  @Test
  void aDoneDeploymentThatWasNeverToldMakesTheFiguresUnsure() throws Exception {
    deploy(1, "done");
    deploy(1, "failed");
    deploy(1, "done");
    deploy(2, "done");
    assertThat(frequency("1").path("sure").asText()).isEqualTo("all");
    assertThat(frequency("1").path("why").isNull()).isTrue();

    lose("deployment", "3");
    JsonNode gap = frequency("1");
    assertThat(gap.path("deployments").asLong()).isEqualTo(1);
    assertThat(gap.path("sure").asText()).isEqualTo("some");
    assertThat(gap.path("why").asText()).startsWith("1 done deployment ");
    assertThat(frequency("2").path("sure").asText()).as("another project").isEqualTo("all");

    lose("deployment", "1");
    JsonNode figures = panel.get("/metrics/dora?project=1").json();
    assertThat(figures.path("deployment_frequency").path("deployments").asLong()).isZero();
    assertThat(figures.path("deployment_frequency").path("sure").asText()).isEqualTo("some");
    assertThat(figures.path("change_failure_rate").path("why").asText())
        .startsWith("2 done deployments");
    assertThat(frequency("1&since=2026-11-01&until=2026-11-20").path("sure").asText())
        .as("days without a deployment")
        .isEqualTo("all");
  }

  @Test
  void deploymentsThatTheFormerVersionDidNotCountByDayAreNotTakenForAll() throws Exception {
    panel
        .host
        .dynamo()
        .updateItem(
            u ->
                u.tableName(panel.host.tableName("DeploymentsTable"))
                    .key(
                        Map.of(
                            "pk", AttributeValue.fromS("PROJECT#1"),
                            "sk", AttributeValue.fromS("PROJECT")))
                    .updateExpression("SET live = :five")
                    .expressionAttributeValues(Map.of(":five", AttributeValue.fromN("5"))));
    assertThat(frequency("1").path("sure").asText()).isEqualTo("some");
    deploy(1, "done");
    assertThat(frequency("1").path("why").asText()).contains("counted since 2026-11-23");
    assertThat(frequency("1").path("deployments").asLong()).isEqualTo(1);
  }

  @Test
  void anIncidentThatWasNeverToldMakesTheRateUnsure() throws Exception {
    deploy(1, "done");
    var day =
        Map.of(
            "pk", AttributeValue.fromS("DAYS#" + Math.floorMod("S1".hashCode(), 4)),
            "sk", AttributeValue.fromS("2026-11-22#S1"),
            "n:resolved", AttributeValue.fromN("2"));
    panel.host.dynamo().putItem(p -> p.tableName(panel.host.tableName("OncallTable")).item(day));
    var finished =
        Map.of(
            "pk", AttributeValue.fromS("SOURCE"),
            "sk", AttributeValue.fromS("oncall"),
            "lastGood", AttributeValue.fromS("2026-11-22T23:00:00Z"),
            "lastGoodAt", AttributeValue.fromS("2026-11-22T23:00:00Z"));
    panel.host.dynamo().putItem(p -> p.tableName(panel.host.tableName("SyncTable")).item(finished));
    JsonNode figures = panel.get("/metrics/dora?project=1").json();
    JsonNode rate = figures.path("change_failure_rate");
    assertThat(rate.path("settled").asLong()).isEqualTo(1);
    assertThat(List.of(rate.path("sure").asText(), rate.path("why").asText()))
        .first()
        .isEqualTo("some");
    assertThat(rate.path("why").asText()).startsWith("2 incidents");
  }
}
