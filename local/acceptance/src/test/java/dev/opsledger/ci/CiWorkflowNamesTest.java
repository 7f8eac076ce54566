package dev.opsledger.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.ci.store.CiKeys;
import dev.opsledger.local.simulator.github.world.Run;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.github.world.Workflow;
import dev.opsledger.local.simulator.server.Fault;
import dev.opsledger.local.simulator.server.RequestFilters;
import dev.opsledger.local.simulator.server.WebhookCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a run shows may be its title and not its workflow's name. */
class CiWorkflowNamesTest extends CiScene {
  private static final String TODAY = "/org/acme/daily-runs";

  @Test
  void aRunNameIsNotTheWorkflowsName() {
    Run first = world.addRun(build, titled("Deploy 1 to prod by @mona"));
    Run second = world.addRun(build, titled("Deploy 2 to prod by @mona"));
    ci.sync();
    assertThat(name(first)).isEqualTo("Build");
    assertThat(name(second)).isEqualTo("Build");
    assertThat(title(second)).isEqualTo("Deploy 2 to prod by @mona");
    clock.advance(Duration.ofMinutes(10));
    Run third = world.addRun(build, titled("Deploy 3 to prod by @mona"));
    ci.sync();
    assertThat(name(third)).isEqualTo("Build");
    assertThat(github.log().count(RequestFilters.path(".*/actions/workflows"))).isEqualTo(1);

    Workflow renamed = world.rename(build, "Ship it");
    Run fourth = world.addRun(renamed, titled("Deploy 4 to prod by @mona"));
    ci.deliver(github.webhooks().workflowRun(fourth));
    assertThat(name(fourth)).isEqualTo("Ship it");
    clock.advance(Duration.ofMinutes(10));
    ci.sync();
    assertThat(name(fourth)).isEqualTo("Ship it");
    assertThat(name(first)).isEqualTo("Ship it");
  }

  @Test
  void aWorkflowWhoseRunsShowOnlyTitlesIsFoundByItsNewNameWithinAnHour() {
    world.addRun(build, titled("Deploy 1 to prod by @mona"));
    ci.sync();
    Workflow renamed = world.rename(build, "Ship it");
    List<Run> later = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      clock.advance(Duration.ofMinutes(20));
      later.add(world.addRun(renamed, titled("Deploy %d to prod by @mona".formatted(i + 2))));
      ci.sync();
    }
    assertThat(name(later.getLast())).isEqualTo("Ship it");
    assertThat(github.log().count(RequestFilters.path(".*/actions/workflows")))
        .as("at first, and an hour later")
        .isEqualTo(2);
  }

  @Test
  void anEventWithoutItsWorkflowDoesNotMakeATitleTheName() {
    Run first = world.addRun(build, titled("Deploy 1 to prod by @mona"));
    ci.deliver(withoutWorkflow(first));
    assertThat(name(first)).isEqualTo(build.path());
    ci.sync();
    assertThat(name(first)).isEqualTo("Build");
    Run second = world.addRun(build, titled("Deploy 2 to prod by @mona"));
    ci.deliver(withoutWorkflow(second));
    assertThat(name(second)).isEqualTo("Build");
  }

  private WebhookCall withoutWorkflow(Run run) {
    var body = (ObjectNode) CiHost.json(github.webhooks().workflowRun(run).body());
    return github.webhooks().signed("workflow_run", body.putNull("workflow").toString());
  }

  @Test
  void runsAreWorthMoreThanTheNamesOfTheirWorkflows() {
    github.faults().always(RequestFilters.path(".*/actions/workflows"), Fault.status(403));
    Run run = world.addRun(build, titled("Deploy 1 to prod by @mona"));
    ci.sync();
    assertThat(name(run)).isEqualTo(build.path());
    ci.sync();
    assertThat(github.log().count(RequestFilters.path(".*/actions/workflows"))).isEqualTo(1);
  }

  @Test
  void namesThatCannotBeFetchedComeWithALaterSync() {
    github.faults().always(RequestFilters.path(".*/actions/workflows"), Fault.status(502));
    Run run = world.addRun(build, titled("Deploy 1 to prod by @mona"));
    ci.sync();
    assertThat(name(run)).isEqualTo(build.path());
    github.faults().clear();
    clock.advance(Duration.ofMinutes(15));
    world.addRun(build, titled("Deploy 2 to prod by @mona"));
    ci.sync();
    assertThat(name(run)).isEqualTo("Build");
  }

  private RunDraft titled(String title) {
    return RunDraft.at(clock.instant()).runName(title);
  }

  private String name(Run run) {
    return ci.runsById(TODAY).get(run.id()).get("workflowName").asText();
  }

  private String title(Run run) {
    return ci.host
        .dynamo()
        .getItem(g -> g.tableName(ci.ciTable()).key(CiKeys.run(run.id())))
        .item()
        .get("title")
        .s();
  }
}
