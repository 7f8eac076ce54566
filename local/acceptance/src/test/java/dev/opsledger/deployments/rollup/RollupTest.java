package dev.opsledger.deployments.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.deployments.Killer;
import dev.opsledger.deployments.Panel;
import dev.opsledger.deployments.domain.GitHubDeployment;
import dev.opsledger.deployments.domain.Latest;
import dev.opsledger.deployments.domain.Status;
import dev.opsledger.deployments.domain.StatusReport;
import dev.opsledger.deployments.store.GitHubDeploymentStore;
import dev.opsledger.deployments.store.Recount;
import dev.opsledger.local.HostDriver;
import dev.opsledger.local.simulator.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rollups beside a slow recount of the rows, after random histories. */
class RollupTest {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final SettableClock CLOCK = new SettableClock("2026-11-22T10:00:00Z");
  private static final Killer KILLER = new Killer(5, 60, 12);
  private static final List<Status> REPORTED =
      List.of(Status.DEPLOYING, Status.DONE, Status.FAILED);
  private static final List<Status> LATER =
      List.of(Status.BUILDING, Status.DEPLOYING, Status.DONE, Status.FAILED, Status.CANCELLED);
  private static Panel panel;

  private final Random random = new Random(11);

  @BeforeAll
  static void start() throws Exception {
    panel =
        Panel.start(
                Panel.plan(Map.of("TIME_ZONE", "Asia/Tokyo"))
                    .clock(CLOCK)
                    .observers(
                        function ->
                            List.of("DeploymentsApi", "DeploymentsWorker").contains(function)
                                ? KILLER
                                : CallObserver.NONE))
            .withProjects(4);
  }

  @AfterAll
  static void stop() {
    panel.close();
  }

  @Test
  void rollupsEqualARecountHoweverOftenTheFunctionDies() {
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      CLOCK.advance(Duration.ofSeconds(random.nextInt(7_000)));
      long project = 1L + random.nextInt(2);
      if (ids.isEmpty() || random.nextInt(3) == 0) {
        String more = random.nextInt(4) == 0 && !ids.isEmpty() ? rollback(ids, project) : commit();
        Panel.Answer made =
            call(
                "/projects/%d/deployment".formatted(project),
                "Bearer " + Panel.PROJECTS_TOKEN,
                more);
        if (made.status() == 201) {
          ids.add(made.json().path("id").asLong());
        }
      } else {
        long id = ids.get(random.nextInt(ids.size()));
        String status = any(LATER).text();
        report(id, status, 1);
        report(id, status, 2);
      }
    }
    assertThat(KILLER.left.get()).as("kills that were not needed").isLessThan(60);
    assertThat(assertRecounted(TOKYO)).as("rollups").isGreaterThan(5);
  }

  private Status any(List<Status> statuses) {
    return statuses.get(random.nextInt(statuses.size()));
  }

  private static Panel.Answer report(long id, String status, long project) {
    String body = "{\"id\":%d,\"status\":\"%s\"}".formatted(id, status);
    return call("/deployment/webhook", Panel.secret(project), body);
  }

  /** Calls the function itself, because what it answers when it dies is in no document. */
  private static Panel.Answer call(String path, String authorization, String body) {
    var event = JsonNodeFactory.instance.objectNode();
    event.put("version", "2.0").put("routeKey", "$default").put("rawPath", path);
    event.put("rawQueryString", "").put("body", body).put("isBase64Encoded", false);
    event.putObject("headers").put("host", "localhost").put("authorization", authorization);
    ObjectNode context = event.putObject("requestContext");
    context.put("requestId", "r").put("stage", "$default").put("routeKey", "$default");
    context.putObject("http").put("method", "POST").put("path", path).put("sourceIp", "127.0.0.1");
    try {
      JsonNode answer = HostDriver.json(panel.host.invoke("DeploymentsApi", event.toString()));
      return new Panel.Answer(answer.path("statusCode").asInt(), answer.path("body").asText(), "");
    } catch (Exception died) {
      return new Panel.Answer(500, "", "");
    }
  }

  private String commit() {
    return "{\"commitSHA\":\"593ddcf\",\"environment\":\"%s\"}"
        .formatted(List.of("production", "staging", "e".repeat(250)).get(random.nextInt(3)));
  }

  private String rollback(List<Long> ids, long project) {
    return ids.stream()
        .filter(id -> projectOf(id) == project)
        .findFirst()
        .map("{\"rollbackTo\":%d}"::formatted)
        .orElseGet(this::commit);
  }

  private static long projectOf(long id) {
    return table().getStrictly("DEPLOYMENT#" + id, "DEPLOYMENT").orElseThrow().number("projectId");
  }

  @Test
  void gitHubsStatusesThatComeLateTwiceAndOutOfOrderMoveWhatTheyCounted() {
    var berlin = new GitHubDeploymentStore(table(), CLOCK, ZoneId.of("Europe/Berlin"));
    var tokyo = new GitHubDeploymentStore(table(), CLOCK, TOKYO);
    List<GitHubDeployment> seen = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Instant at = Instant.parse("2026-10-01T12:00:00Z").plusSeconds(random.nextInt(900_000));
      List<StatusReport> reports = new ArrayList<>();
      for (int j = 0; j < 1 + random.nextInt(4); j++) {
        Status status = any(REPORTED);
        reports.add(
            new StatusReport(
                i * 10L + j, at.plusSeconds(random.nextInt(90_000)), status, Optional.of("ada")));
      }
      for (StatusReport each : reports) {
        seen.add(gitHub(i, at, List.of(each)));
      }
      seen.add(gitHub(i, at, reports));
    }
    Collections.shuffle(seen, random);
    seen.forEach(each -> (random.nextBoolean() ? berlin : tokyo).save(3, each));
    assertThat(assertRecounted(null)).as("rollups").isGreaterThan(5);
  }

  private static GitHubDeployment gitHub(int id, Instant at, List<StatusReport> reports) {
    return new GitHubDeployment(
        1_000L + id,
        "acme/web",
        Optional.of("593ddcf"),
        Optional.of(new Latest("production", at, 0)),
        Optional.empty(),
        Optional.of("ada"),
        at,
        Optional.of(at.toString()),
        reports);
  }

  @Test
  void deploymentsOfAFormerVersionAreCountedOnceWithoutAManualStep() throws Exception {
    for (int i = 0; i < 50; i++) {
      created(4, "done");
    }
    rows("ROLLUP#").forEach(each -> table().delete(each.pk(), each.sk()));
    rows("DEPLOYMENT").stream()
        .filter(each -> each.sk().equals("DEPLOYMENT"))
        .forEach(
            each -> {
              var attributes = new HashMap<>(each.attributes());
              attributes.remove("countedIn");
              table().put(new Row(attributes));
            });
    created(4, "failed");
    for (int i = 0; i < 2; i++) {
      panel.host.invoke(
          "DeploymentsPlanner",
          "{\"id\":\"%s\",\"detail-type\":\"Scheduled Event\",\"source\":\"aws.events\",\"detail\":{}}"
              .formatted(UUID.randomUUID()));
      panel.settle();
    }
    assertRecounted(null);
    assertThat(rows("DEPLOYMENT").stream().filter(each -> each.find("projectId").isPresent()))
        .as("that ended are counted")
        .allMatch(
            each ->
                Status.valueOf(each.get("status")).isFinal() == each.find("countedIn").isPresent());
  }

  @Test
  void aRecountCorrectsRollups() {
    created(4, "done");
    Row rollup = rows("ROLLUP#").getFirst();
    table().put(rollup.with("done", 1_000L).with("failed", 7L));
    new Recount(panel.host.dynamo(), table().name()).correct();
    assertRecounted(null);
    assertThat(new Recount(panel.host.dynamo(), table().name()).correct()).isZero();
  }

  private static void created(long project, String end) {
    Panel.Answer made;
    do {
      made =
          call("/projects/%d/deployment".formatted(project), "Bearer " + Panel.PROJECTS_TOKEN, "");
    } while (made.status() != 201);
    while (report(made.json().path("id").asLong(), end, project).status() != 200) {
      CLOCK.advance(Duration.ofSeconds(1));
    }
  }

  private static Table table() {
    return new Table(panel.host.dynamo(), panel.host.tableName("DeploymentsTable"));
  }

  private static List<Row> rows(String skPrefix) {
    return new SlowRecount(panel.host.dynamo(), table().name()).rows(skPrefix);
  }

  private static int assertRecounted(ZoneId zone) {
    return new SlowRecount(panel.host.dynamo(), table().name()).assertRecounted(zone);
  }
}
