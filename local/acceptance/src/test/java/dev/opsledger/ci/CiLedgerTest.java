package dev.opsledger.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.world.AppInstallation;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.server.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.DoubleAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What {@code /sync} says of a source: what was expected, what is here, what is missing, and why.
 */
class CiLedgerTest {
  private static final String START = "2026-11-22T10:00:00Z";

  private final SettableClock clock = new SettableClock(START);
  private final GitHubWorld world = new GitHubWorld(clock);
  private final GitHubSimulator github = GitHubSimulator.start(world, clock);
  private final DoubleAdder read = new DoubleAdder();
  private final CiHost ci =
      new CiHost(github.settings(), clock, plan -> plan.observers(this::observer));
  private final AppInstallation acme = world.install("Acme");

  @AfterEach
  void stop() {
    ci.close();
    github.close();
  }

  private CallObserver observer(String function) {
    return new CallObserver() {
      @Override
      public void after(Call call, Cost cost) {
        if (function.equals("FrontApi")) {
          read.add(cost.readUnits());
        }
      }
    };
  }

  private void repository(String name, int runs) {
    var build = world.addWorkflow(world.addRepository(acme, name), "Build");
    for (int i = 0; i < runs; i++) {
      world.addRun(build, RunDraft.at(clock.instant().minusSeconds(60L + i)));
    }
  }

  private JsonNode source(CiHost host) {
    return CiHost.json(host.get("/sync").body()).path("sources").path(0);
  }

  private JsonNode unit(String name) {
    for (JsonNode unit : CiHost.json(ci.get("/sync/ci").body()).path("units")) {
      if (unit.path("unit").asText().equals(name)) {
        return unit;
      }
    }
    throw new AssertionError("no unit " + name);
  }

  @Test
  void aRepositoryThatCannotBeReadIsNamedWithItsReasonUntilItCanBeRead() {
    repository("rocket", 3);
    repository("secret", 1);
    ci.sync();
    assertThat(source(ci).path("status").asText()).isEqualTo("ok");
    assertThat(unit("Acme/rocket").path("expected").asLong()).isEqualTo(3);
    assertThat(unit("Acme/rocket").path("stored").asLong()).isEqualTo(3);

    clock.advance(Duration.ofHours(1));
    var refused =
        github.faults().always(r -> r.path().contains("/secret/actions"), Fault.status(404));
    ci.sync();
    JsonNode source = source(ci);
    assertThat(source.path("status").asText()).isEqualTo("incomplete");
    assertThat(source.path("last_good").asText()).isEqualTo(START);
    assertThat(source.path("last_sync").path("missing").asLong()).isEqualTo(1);
    JsonNode secret = source.path("incomplete").path(0);
    assertThat(secret.path("unit").asText()).isEqualTo("Acme/secret");
    assertThat(secret.path("status").asText()).isEqualTo("failing");
    assertThat(secret.path("reason").asText()).contains("404");
    assertThat(secret.path("last_good").asText()).isEqualTo(START);
    assertThat(secret.path("since").asText()).isEqualTo("2026-11-22T11:00:00Z");

    github.faults().remove(refused);
    clock.advance(Duration.ofHours(1));
    ci.sync();
    assertThat(source(ci).path("status").asText()).isEqualTo("ok");
    assertThat(source(ci).path("incomplete")).isEmpty();
    assertThat(unit("Acme/secret").path("last_good").asText()).isEqualTo("2026-11-22T12:00:00Z");
  }

  @Test
  void aUnitInTheDeadLetterQueueIsMissing() {
    repository("rocket", 1);
    github.faults().always(r -> r.path().contains("/rocket/actions"), Fault.status(500));
    ci.sync();
    JsonNode rocket = source(ci).path("incomplete").path(0);
    assertThat(rocket.path("unit").asText()).isEqualTo("Acme/rocket");
    assertThat(rocket.path("status").asText()).isEqualTo("failing");
    assertThat(rocket.path("last_good").isNull()).isTrue();
    assertThat(source(ci).path("last_good").isNull()).isTrue();
  }

  @Test
  void aSuspendedInstallationIsLeftOutAndSaysSo() {
    repository("rocket", 1);
    world.suspend(world.install("Sleepy"));
    ci.sync();
    assertThat(source(ci).path("status").asText()).isEqualTo("ok");
    JsonNode sleepy = source(ci).path("incomplete").path(0);
    assertThat(sleepy.path("unit").asText()).isEqualTo("Sleepy");
    assertThat(sleepy.path("status").asText()).isEqualTo("skipped");
    assertThat(sleepy.path("reason").asText()).contains("suspended");
  }

  @Test
  void aSyncThatIsUnderWayIsNeitherGoodNorLast() throws InterruptedException {
    repository("rocket", 1);
    ci.host.pause("CiWorker");
    ci.plan();
    JsonNode source = source(ci);
    assertThat(source.path("status").asText()).isEqualTo("syncing");
    assertThat(source.path("running").path("planned").asLong()).isEqualTo(3);
    assertThat(source.path("last_good").isNull()).isTrue();
    assertThat(source.path("last_sync").isNull()).isTrue();
    ci.host.resume("CiWorker");
    ci.awaitIdle();
    assertThat(source(ci).path("running").isNull()).isTrue();
  }

  @Test
  void withoutACredentialASourceWaitsAndSaysForWhat() {
    Map<String, String> nothing = Map.of("GITHUB_API_URL", github.settings().get("GITHUB_API_URL"));
    try (var idle = new CiHost(nothing, clock)) {
      idle.sync();
      JsonNode source = source(idle);
      assertThat(source.path("status").asText()).isEqualTo("waiting");
      assertThat(source.path("why").asText()).contains("GITHUB_APP_ID");
      assertThat(source.path("last_good").isNull()).isTrue();
    }
  }

  @Test
  void allUnitsComeInPagesAndReadingCostsWhatIsShown() {
    for (int i = 0; i < 30; i++) {
      repository("r" + i, 1);
    }
    ci.sync();
    var seen = new ArrayList<String>();
    String next = "/sync/ci?limit=7";
    while (next != null) {
      var answer = ci.get(next);
      for (JsonNode unit : CiHost.json(answer.body()).path("units")) {
        seen.add(unit.path("unit").asText());
      }
      next =
          answer.headers().firstValue("link").map(l -> l.substring(1, l.indexOf('>'))).orElse(null);
    }
    assertThat(seen).hasSize(33).doesNotHaveDuplicates().contains("Acme/r0", "Acme/r29");
    double before = cost("/sync") + cost("/sync/ci?limit=7");
    List.of(1, 2, 3).forEach(_ -> ci.sync());
    assertThat(cost("/sync") + cost("/sync/ci?limit=7")).isEqualTo(before).isLessThan(5);
  }

  private double cost(String path) {
    read.reset();
    assertThat(ci.get(path).statusCode()).isEqualTo(200);
    return read.sum();
  }

  @Test
  void aUnitOfWhichNothingChangesIsWrittenOnceADay() {
    repository("rocket", 1);
    ci.sync();
    clock.advance(Duration.ofHours(23));
    ci.sync();
    assertThat(unit("Acme/rocket").path("last_good").asText()).isEqualTo(START);
    assertThat(source(ci).path("last_good").asText()).isEqualTo("2026-11-23T09:00:00Z");
    clock.advance(Duration.ofHours(2));
    ci.sync();
    assertThat(unit("Acme/rocket").path("last_good").asText()).isEqualTo("2026-11-23T11:00:00Z");
  }

  @Test
  void whatNeverWasIsNotFound() {
    assertThat(ci.get("/sync/ci").statusCode()).isEqualTo(404);
    assertThat(ci.get("/sync/%2e%2e").statusCode()).isEqualTo(404);
    ci.sync();
    assertThat(ci.get("/sync/ci?limit=0").statusCode()).isEqualTo(400);
    assertThat(ci.get("/sync/ci?cursor=%20").statusCode()).isEqualTo(400);
  }
}
