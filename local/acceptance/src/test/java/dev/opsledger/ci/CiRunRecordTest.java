package dev.opsledger.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.ci.domain.RunAttempt;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.store.CiKeys;
import dev.opsledger.ci.store.RunRows;
import dev.opsledger.ci.store.RunStore;
import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.local.simulator.github.world.AppInstallation;
import dev.opsledger.local.simulator.github.world.Run;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.server.WebhookCall;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A run as it is kept: what it tells of itself, and what the former version kept of it. */
class CiRunRecordTest extends CiRecordScene {
  @Test
  void aRunTellsOfItselfOnDemand() {
    Run run =
        world.addRun(
            build, RunDraft.at(clock.instant().minusSeconds(600)).event("push").runName("Ship it"));
    ci.sync();
    JsonNode brief = ci.runs("/org/" + org + "/daily-runs").getFirst();
    JsonNode detailed = ci.runs("/org/" + org + "/daily-runs?details=true").getFirst();
    JsonNode ofWorkflow =
        ci.runs("/org/%s/daily-runs/%d?details=true".formatted(org, build.id())).getFirst();
    assertThat(brief).hasSize(14);
    assertThat(detailed).hasSize(24).isEqualTo(ofWorkflow);
    brief.properties().forEach(each -> assertThat(detailed).contains(each.getValue()));
    assertThat(detailed.path("event").asText()).isEqualTo("push");
    assertThat(detailed.path("actor").asText()).isEqualTo("mona-lisa");
    assertThat(detailed.path("triggeringActor").asText()).isEqualTo("mona-lisa");
    assertThat(detailed.path("title").asText()).isEqualTo("Ship it");
    assertThat(detailed.path("runNumber").asInt()).isEqualTo(1);
    assertThat(detailed.path("attempt").asInt()).isEqualTo(1);
    assertThat(time(detailed, "startedAt")).isEqualTo(run.createdAt());
    assertThat(time(detailed, "endedAt")).isEqualTo(run.createdAt().plusSeconds(180));
    assertThat(detailed.path("defaultBranch").asText()).isEqualTo("main");
    assertThat(detailed.path("url").asText())
        .isEqualTo("https://github.com/%s/rocket/actions/runs/%d".formatted(org, run.id()));
    JsonNode whole = whole(run);
    detailed
        .properties()
        .forEach(each -> assertThat(whole.get(each.getKey())).isEqualTo(each.getValue()));
    assertThat(whole.path("attempts")).hasSize(1);
    assertThat(whole.path("jobs").isArray()).isTrue();
    assertThat(ci.get("/org/" + org + "/daily-runs?details=maybe").statusCode()).isEqualTo(400);
  }

  @Test
  void anEndIsWhatWasSeenFirst() {
    Run run = world.addRun(build, RunDraft.at(clock.instant()).inProgress());
    clock.advance(Duration.ofMinutes(2));
    world.complete(run, "success");
    Instant ended = clock.instant();
    WebhookCall first = github.webhooks().workflowRun(run);
    clock.advance(Duration.ofMinutes(30));
    world.complete(run, "success"); // GitHub changes completed runs too.
    ci.sync();
    assertThat(time(whole(run), "endedAt")).isEqualTo(clock.instant());
    ci.deliver(first);
    assertThat(time(whole(run), "endedAt")).as("an earlier end comes late").isEqualTo(ended);
    clock.advance(Duration.ofMinutes(30));
    world.complete(run, "success");
    ci.sync();
    assertThat(time(whole(run), "endedAt")).isEqualTo(ended);
  }

  @Test
  void aRunIsFoundOnlyInItsOrganization() {
    Run run = world.addRun(build, RunDraft.at(clock.instant()));
    AppInstallation other = world.install("other-" + organizations);
    ci.sync();
    assertThat(ci.get(path(run)).statusCode()).isEqualTo(200);
    assertThat(ci.get(path(run).replace(org, org.toUpperCase(Locale.ROOT))).statusCode())
        .isEqualTo(200);
    assertThat(ci.get("/org/%s/runs/%d".formatted(other.account().login(), run.id())).statusCode())
        .isEqualTo(404);
    assertThat(ci.get("/org/nobody/runs/" + run.id()).statusCode()).isEqualTo(404);
    assertThat(ci.get("/org/" + org + "/runs/1").statusCode()).isEqualTo(404);
    for (String bad : List.of("0", "-1", "latest", "1e3", "9".repeat(30))) {
      assertThat(ci.get("/org/" + org + "/runs/" + bad).statusCode()).as(bad).isEqualTo(400);
    }
    world.uninstall(other);
  }

  @Test
  void rowsOfTheFormerVersionAreReadAndWrittenAgainOnce() {
    Run run = world.addRun(build, RunDraft.at(clock.instant().minusSeconds(600)));
    Run gone = world.addRun(build, RunDraft.at(clock.instant().minusSeconds(900)));
    ci.sync();
    storeAsBefore(run, gone);
    JsonNode before = ci.runsById("/org/" + org + "/daily-runs?details=true").get(run.id());
    assertThat(before.path("event").isNull()).isTrue();
    assertThat(before.path("url").isNull()).isTrue();
    assertThat(time(before, "endedAt")).isEqualTo(run.createdAt().plusSeconds(180));
    assertThat(whole(run).path("attempts")).hasSize(1);

    world.delete(gone);
    clock.advance(Duration.ofMinutes(10));
    world.addRun(build, RunDraft.at(clock.instant()));
    ci.sync();
    JsonNode after = ci.runsById("/org/" + org + "/daily-runs?details=true").get(run.id());
    assertThat(after.path("event").asText()).isEqualTo("push");
    assertThat(time(after, "endedAt")).isEqualTo(run.createdAt().plusSeconds(180));
    assertThat(row(run)).containsKey("shape");
    assertThat(row(gone)).as("what GitHub has no more stays").doesNotContainKey("shape");
    assertThat(whole(gone).path("status").asText()).isEqualTo("completed");

    Map<String, AttributeValue> rewritten = row(run);
    clock.advance(Duration.ofMinutes(10));
    world.addRun(build, RunDraft.at(clock.instant()));
    ci.sync();
    assertThat(row(run)).as("once").isEqualTo(rewritten);
  }

  @Test
  void writersAtTheSameTimeLoseNothing() {
    var store = new RunStore(table(), ZoneOffset.UTC, clock);
    Run any = world.addRun(build, RunDraft.at(clock.instant()));
    ci.sync();
    WorkflowRun first = RunRows.run(new Row(row(any)));
    var states = new ArrayList<WorkflowRun>();
    for (long number = 1; number <= 6; number++) {
      Instant at = clock.instant().plusSeconds(100 * number);
      for (String status : List.of("queued", "in_progress", "completed", "completed")) {
        states.add(first.at(attempt(number, status, at.plusSeconds(states.size()))));
      }
    }
    Collections.shuffle(states, new Random(7));
    BoundedParallel.map(states, state -> store.save(List.of(state)).written());
    JsonNode whole = whole(any);
    assertThat(whole.path("attempts")).hasSize(6);
    for (JsonNode attempt : whole.path("attempts")) {
      assertThat(attempt.path("status").asText()).isEqualTo("completed");
      long number = attempt.path("attempt").asLong();
      assertThat(time(attempt, "endedAt"))
          .isEqualTo(clock.instant().plusSeconds(100 * number + 4 * (number - 1) + 2));
    }
  }

  /** Puts rows as the former version wrote them. */
  private void storeAsBefore(Run... runs) {
    for (Run run : runs) {
      var former = new HashMap<>(row(run));
      List.of(
              "shape",
              "event",
              "actor",
              "runNumber",
              "site",
              "startedBy",
              "startedAt",
              "endedAt",
              "revision")
          .forEach(former::remove);
      ci.host.dynamo().putItem(p -> p.tableName(ci.ciTable()).item(former));
    }
  }

  private static RunAttempt attempt(long number, String status, Instant at) {
    return RunAttempt.seen(
        number, status, Optional.of("failure"), Optional.of("ada"), Optional.empty(), at);
  }

  private Map<String, AttributeValue> row(Run run) {
    return ci.host
        .dynamo()
        .getItem(g -> g.tableName(ci.ciTable()).key(CiKeys.run(run.id())))
        .item();
  }
}
