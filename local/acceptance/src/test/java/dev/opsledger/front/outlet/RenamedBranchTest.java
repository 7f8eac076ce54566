package dev.opsledger.front.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.front.FrontHost;
import dev.opsledger.front.Told;
import dev.opsledger.front.store.BranchRows;
import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.slack.SlackSimulator;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A workflow's status on a default branch, while names of its repository or its owner change. */
class RenamedBranchTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private SlackSimulator slack;
  private FrontHost front;

  @BeforeEach
  void start() {
    slack = SlackSimulator.start(new SettableClock(NOON.toString()));
    var settings = new HashMap<>(slack.settings());
    settings.put("PUBLIC_BADGES", "acme/repository-1, acme-labs/repository-1");
    front = new FrontHost(NOON, settings, _ -> CallObserver.NONE);
  }

  @AfterEach
  void stop() {
    front.close();
    slack.close();
  }

  /** Tells of a run that ended some seconds after noon. */
  private void run(String owner, long workflow, int seconds, String conclusion) throws Exception {
    var at = NOON.plusSeconds(seconds);
    var ended = Optional.of(conclusion);
    long id = workflow * 1000 + seconds;
    front.project(
        List.of(new Told.Run(id, owner, workflow, "c" + id, "completed", ended, 1, at, 1).fact(1)));
    front.clock.advance(Duration.ofMinutes(1));
    front.host.invoke("FrontNotifier", "{\"source\":\"aws.events\",\"detail\":{}}");
  }

  private String badge(String owner) {
    String path = "/badges/" + owner + "/repository-1/ci.json";
    return FrontHost.json(front.get(path).body()).path("message").asText();
  }

  private Table table() {
    return new Table(front.host.dynamo(), front.host.tableName("FrontTable"));
  }

  @Test
  void whatBrokeUnderTheFormerNameIsWellAgainUnderTheNewOne() throws Exception {
    run("acme", 15, 0, "success");
    run("acme", 15, 10, "failure");
    run("acme-labs", 15, 20, "success");
    assertThat(slack.messages())
        .as("told that it fails, and that it passes again")
        .satisfiesExactly(
            fails -> assertThat(fails).contains("15 of acme/repository-1 fails"),
            passes -> assertThat(passes).contains("15 of acme-labs/repository-1 passes again"));
    assertThat(new BranchRows(table()).broken(5)).isEmpty();
    assertThat(badge("acme-labs")).isEqualTo("passing");
    assertThat(badge("acme")).as("the old name still finds it").isEqualTo("passing");
  }

  @Test
  void aNameThatAnotherRepositoryTookFindsThatOne() throws Exception {
    run("acme", 15, 0, "success");
    run("acme-labs", 15, 10, "success");
    run("acme", 16, 20, "failure");
    assertThat(badge("acme")).isEqualTo("failing");
    assertThat(badge("acme-labs")).isEqualTo("passing");
  }

  @Test
  void aStatusThatTheFormerVersionStoredGoesOn() throws Exception {
    table()
        .put(
            Row.of("BRANCH#acme/repository-1", "15")
                .with("organization", "acme")
                .with("repository", "repository-1")
                .with("workflowId", 15L)
                .with("workflow", "Workflow 15")
                .with("broken", 1L)
                .with("newestId", 7L)
                .with("newestAt", NOON.minusSeconds(60))
                .with("firstId", 6L)
                .with("firstAt", NOON.minusSeconds(600))
                .with("revision", 4L)
                .with("rankedIn", "BROKEN")
                .with("rank", NOON.minusSeconds(600).toEpochMilli())
                .expiring(NOON.plus(Duration.ofDays(90))));
    assertThat(badge("acme")).isEqualTo("failing");
    run("acme", 15, 10, "failure");
    assertThat(new BranchRows(table()).broken(5))
        .singleElement()
        .satisfies(status -> assertThat(status.first().id()).isEqualTo(6));
    run("acme", 15, 20, "success");
    assertThat(slack.messages()).singleElement().asString().contains("passes again");
    assertThat(new BranchRows(table()).broken(5)).isEmpty();
    assertThat(badge("acme")).isEqualTo("passing");
  }
}
