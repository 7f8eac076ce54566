package dev.opsledger.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.simulator.SettableClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Requests with an Idempotency-Key that come twice. */
class RepeatedRequestsTest {
  private static final String PROJECTS = "Bearer " + Panel.PROJECTS_TOKEN;
  private static final String ACTIVITY = "Bearer " + Panel.ACTIVITY_TOKEN;

  /** Ahead of the machine's clock, by which DynamoDB Local deletes what is expired. */
  private static final SettableClock CLOCK = new SettableClock("2126-11-22T10:00:00Z");

  private static Panel panel;

  @BeforeAll
  static void start() throws Exception {
    panel = Panel.start(Panel.plan(Map.of()).clock(CLOCK)).withProjects(3);
  }

  @AfterAll
  static void stop() {
    panel.close();
  }

  private static Panel.Answer deploy(long project, String body, String key) {
    return panel.send("POST", "/projects/" + project + "/deployment", PROJECTS, body, key);
  }

  private static Panel.Answer tell(String body, String key) {
    return panel.send("POST", "/events", ACTIVITY, body, key);
  }

  @Test
  void theSameDeploymentIsAskedForOnceAndAnotherIsRefused() {
    Panel.Answer first =
        deploy(1, "{\"commitSHA\":\"abcdef1\",\"note\":{\"a\":1,\"b\":[2]}}", "k1");
    assertThat(first.status()).isEqualTo(201);
    Panel.Answer again =
        deploy(1, "{\"note\":{\"b\":[2],\"a\":1}, \"commitSHA\":\"abcdef1\"}", "k1");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    for (String other : new String[] {"{\"commitSHA\":\"abcdef2\"}", "", "{}"}) {
      Panel.Answer refused = deploy(1, other, "k1");
      assertThat(refused.status()).as(other).isEqualTo(422);
      assertThat(refused.json().path("message").asText()).contains("another body");
    }
    assertThat(panel.get("/deployments?projectId=1").json()).hasSize(1);
  }

  @Test
  void anEmptyBodyAndAnEmptyObjectAskForTheSame() {
    Panel.Answer first = deploy(2, "", "k2");
    assertThat(deploy(2, "{}", "k2").body()).isEqualTo(first.body());
  }

  @Test
  void aKeyOfTheFormerVersionStillRepeats() {
    Panel.Answer first = deploy(3, "{\"commitSHA\":\"abcdef1\"}", "old");
    panel
        .host
        .dynamo()
        .scanPaginator(s -> s.tableName(panel.host.tableName("DeploymentsTable")))
        .items()
        .stream()
        .filter(row -> row.get("pk").s().startsWith("KEY#3#"))
        .forEach(
            row ->
                panel
                    .host
                    .dynamo()
                    .updateItem(
                        u ->
                            u.tableName(panel.host.tableName("DeploymentsTable"))
                                .key(Map.of("pk", row.get("pk"), "sk", row.get("sk")))
                                .updateExpression("REMOVE #body")
                                .expressionAttributeNames(Map.of("#body", "body"))));
    assertThat(deploy(3, "{\"commitSHA\":\"abcdef1\"}", "old").body()).isEqualTo(first.body());
  }

  @Test
  void anEventIsStoredOnceAndForgottenAsARepetitionAfterADay() throws Exception {
    String body = "{\"name\":\"invoice.paid\",\"payload\":{\"projectId\":2,\"amount\":1}}";
    Panel.Answer first = tell(body, "e1");
    assertThat(first.status()).isEqualTo(201);
    assertThat(tell(body, "e1").body()).isEqualTo(first.body());
    assertThat(tell(body.replace(":1}", ":2}"), "e1").status()).isEqualTo(422);
    assertThat(tell(body, " ").status()).isEqualTo(400);
    panel.settle();
    long stored = invoices();
    assertThat(stored).isEqualTo(1);
    CLOCK.advance(Duration.ofDays(1).plusSeconds(1));
    Panel.Answer later = tell(body, "e1");
    assertThat(later.status()).isEqualTo(201);
    assertThat(later.json().path("id")).isNotEqualTo(first.json().path("id"));
    assertThat(invoices()).isEqualTo(2);
  }

  private static long invoices() {
    return panel.events(2).stream()
        .filter(event -> event.path("name").asText().equals("invoice.paid"))
        .count();
  }

  @Test
  void anEventWithoutProjectRepeatsToo() {
    Panel.Answer first = tell("{\"name\":\"a\",\"payload\":{}}", "the-key-of-an-event");
    assertThat(tell("{\"payload\":{},\"name\":\"a\"}", "the-key-of-an-event").body())
        .isEqualTo(first.body());
    AttributeValue key =
        panel
            .host
            .dynamo()
            .scan(s -> s.tableName(panel.host.tableName("ActivityTable")))
            .items()
            .stream()
            .map(row -> row.get("pk"))
            .filter(pk -> pk.s().startsWith("KEY#"))
            .findFirst()
            .orElseThrow();
    assertThat(key.s()).as("the key itself is not kept").doesNotContain("the-key-of-an-event");
  }
}
