package dev.opsledger.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.deployments.domain.Deployment;
import dev.opsledger.deployments.domain.DeploymentDetails;
import dev.opsledger.deployments.domain.ProjectRef;
import dev.opsledger.deployments.seed.InvalidSeedException;
import dev.opsledger.deployments.store.DeploymentRows;
import dev.opsledger.deployments.store.DeploymentsKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a route reads and writes, counted in DynamoDB's units. */
class CostTest {
  private static final long MANY = 80_000;
  private static final AtomicReference<CallObserver.Cost> SUM =
      new AtomicReference<>(CallObserver.Cost.NOTHING);
  private static final List<String> CALLS = new CopyOnWriteArrayList<>();
  private static Panel panel;

  @BeforeAll
  static void start() throws InvalidSeedException {
    CallObserver counter =
        new CallObserver() {
          @Override
          public void before(Call call) {
            CALLS.add(call.service() + " " + call.operation());
          }

          @Override
          public void after(Call call, Cost cost) {
            SUM.accumulateAndGet(
                cost,
                (a, b) -> new Cost(a.readUnits() + b.readUnits(), a.writeUnits() + b.writeUnits()));
          }
        };
    panel =
        Panel.start(
                Panel.plan(Map.of())
                    .observers(f -> f.equals("DeploymentsApi") ? counter : CallObserver.NONE))
            .withProjects(20);
    fill();
  }

  @AfterAll
  static void stop() {
    panel.close();
  }

  /** As many deployments and projects as the first and the ten-thousandth pages need. */
  private static void fill() {
    var table = new Table(panel.host.dynamo(), panel.host.tableName("DeploymentsTable"));
    List<Row> rows = new ArrayList<>();
    Row project = table.get(DeploymentsKeys.project(1), DeploymentsKeys.PROJECT).orElseThrow();
    for (long i = 1; i <= 16; i++) {
      for (long id : List.of(i, MANY - 16 + i)) {
        var owned = new ProjectRef(1, "Project 1", 1);
        rows.add(
            DeploymentRows.of(
                Deployment.create(
                    id, owned, DeploymentDetails.of(Optional.empty()), Instant.EPOCH, "test")));
        rows.add(
            Row.of(DeploymentsKeys.project(1), DeploymentsKeys.placeInProject(id)).with("id", id));
      }
      long id = MANY - 16 + i;
      rows.add(
          Row.of(DeploymentsKeys.projectsPage((id - 1) / 8 + 1), DeploymentsKeys.place(id))
              .with("id", id));
      rows.add(
          new Row(project.attributes()).with("pk", DeploymentsKeys.project(id)).with("id", id));
    }
    rows.add(Row.of(DeploymentsKeys.PROJECTS, DeploymentsKeys.COUNTER).with("amount", MANY));
    rows.add(Row.of(DeploymentsKeys.DEPLOYMENTS, DeploymentsKeys.COUNTER).with("amount", MANY));
    rows.add(project.with("deployments", MANY).with("ongoing", MANY));
    rows.forEach(table::put);
  }

  private static CallObserver.Cost cost(String method, String path, int status, int rows) {
    SUM.set(CallObserver.Cost.NOTHING);
    Panel.Answer answer = panel.send(method, path, "Bearer " + Panel.PROJECTS_TOKEN, null);
    assertThat(answer.status()).isEqualTo(status);
    if (rows > 0) {
      assertThat(answer.json()).hasSize(rows);
    }
    return SUM.get();
  }

  @Test
  void pageTenThousandCostsWhatPageOneCosts() {
    assertThat(cost("GET", "/projects?page=1", 200, 8))
        .isEqualTo(cost("GET", "/projects?page=10000", 200, 8))
        .isEqualTo(new CallObserver.Cost(10, 0));
    assertThat(cost("GET", "/deployments?page=1", 200, 8))
        .isEqualTo(cost("GET", "/deployments?page=10000", 200, 8))
        .isEqualTo(new CallObserver.Cost(9, 0));
    assertThat(cost("GET", "/deployments?projectId=1&page=1", 200, 8))
        .isEqualTo(cost("GET", "/deployments?projectId=1&page=10000", 200, 8))
        .isEqualTo(new CallObserver.Cost(10, 0));
  }

  @Test
  void singleThingsCostOneRead() {
    assertThat(cost("GET", "/projects/1", 200, 0)).isEqualTo(new CallObserver.Cost(1, 0));
    assertThat(cost("GET", "/deployments/1", 200, 0)).isEqualTo(new CallObserver.Cost(1, 0));
  }

  @Test
  void noRequestWaitsForTheAggregatorWhetherItIsThereOrNot() throws Exception {
    List<String> up = callsOfADeployment();
    panel.host.pause("DeploymentsPublisher");
    panel.host.pause("ActivityAggregator");
    List<String> down = callsOfADeployment();
    panel.host.resume("DeploymentsPublisher");
    panel.host.resume("ActivityAggregator");
    assertThat(down).isEqualTo(up);
    assertThat(down).isNotEmpty().allMatch(call -> call.startsWith("DynamoDb "));
  }

  private static List<String> callsOfADeployment() {
    CALLS.clear();
    long id = panel.create(2);
    panel.report(id, "building", Panel.secret(2));
    panel.report(id, "failed", Panel.secret(2));
    panel.post("/deployments/" + panel.create(2) + "/cancel");
    return List.copyOf(CALLS);
  }
}
