package dev.opsledger.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.deployments.domain.Deployment;
import dev.opsledger.deployments.domain.DeploymentDetails;
import dev.opsledger.deployments.domain.ProjectRef;
import dev.opsledger.deployments.store.DeploymentRows;
import dev.opsledger.deployments.store.DeploymentsKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.DoubleAdder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Eighty thousand deployments, each of them stored. */
@Tag("full")
class EightyThousandTest {
  private static final long MANY = 80_000;

  private final DoubleAdder reads = new DoubleAdder();

  @Test
  void everyPageCostsWhatTheFirstCosts() throws Exception {
    CallObserver counter =
        new CallObserver() {
          @Override
          public void after(Call call, Cost cost) {
            reads.add(cost.readUnits());
          }
        };
    var plan =
        Panel.plan(Map.of())
            .with("DeploymentsPublisher.Properties.Events.Changes.Properties.Enabled", false)
            .observers(f -> f.equals("DeploymentsApi") ? counter : CallObserver.NONE);
    try (Panel panel = Panel.start(plan).withProjects(1)) {
      fill(panel);
      assertThat(units(panel, "/deployments?page=1", MANY)).isEqualTo(9);
      assertThat(units(panel, "/deployments?page=10000", 8)).isEqualTo(9);
      assertThat(units(panel, "/deployments?projectId=1&page=1", MANY)).isEqualTo(10);
      assertThat(units(panel, "/deployments?projectId=1&page=10000", 8)).isEqualTo(10);
    }
  }

  private static void fill(Panel panel) {
    String name = panel.host.tableName("DeploymentsTable");
    List<WriteRequest> rows = new ArrayList<>();
    for (long id = 1; id <= MANY; id++) {
      var owned = new ProjectRef(1, "Project 1", 1);
      add(
          rows,
          DeploymentRows.of(
              Deployment.create(
                  id, owned, DeploymentDetails.of(Optional.empty()), Instant.EPOCH, "test")));
      add(
          rows,
          Row.of(DeploymentsKeys.project(1), DeploymentsKeys.placeInProject(id)).with("id", id));
      if (rows.size() > 23 || id == MANY) {
        panel.host.dynamo().batchWriteItem(b -> b.requestItems(Map.of(name, List.copyOf(rows))));
        rows.clear();
      }
    }
    var table = new Table(panel.host.dynamo(), name);
    table.put(Row.of(DeploymentsKeys.DEPLOYMENTS, DeploymentsKeys.COUNTER).with("amount", MANY));
    Row project = table.get(DeploymentsKeys.project(1), DeploymentsKeys.PROJECT).orElseThrow();
    table.put(project.with("deployments", MANY).with("ongoing", MANY));
  }

  private static void add(List<WriteRequest> rows, Row row) {
    rows.add(WriteRequest.builder().putRequest(p -> p.item(row.attributes())).build());
  }

  private double units(Panel panel, String path, long newest) {
    reads.reset();
    Panel.Answer answer = panel.get(path);
    assertThat(answer.json()).hasSize(8);
    assertThat(answer.json().get(0).path("id").asLong()).isEqualTo(newest);
    return reads.sum();
  }
}
