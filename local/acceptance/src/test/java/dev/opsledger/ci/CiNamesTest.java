package dev.opsledger.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.ci.store.CiKeys;
import dev.opsledger.local.LocalHostBuilder;
import dev.opsledger.local.simulator.github.world.AppInstallation;
import dev.opsledger.local.simulator.github.world.BulkWorld;
import dev.opsledger.local.simulator.github.world.Run;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.github.world.Workflow;
import dev.opsledger.local.simulator.server.RequestFilters;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Names change; what they name stays. */
class CiNamesTest extends CiScene {
  private static final String TODAY = "/org/%s/daily-runs";
  private static final String YESTERDAY = "/org/%s/daily-runs?date=2026-11-21";

  @Test
  void anOrganizationIsFoundByBothItsNamesWithAllItsRuns() {
    addRuns(100);
    ci.sync();
    clock.advance(Duration.ofMinutes(10));
    world.rename(acme.account(), "Acme-Rockets");
    BulkWorld.addRuns(world, build, 50, clock.instant().minusSeconds(300), clock.instant());
    ci.meter.reset(ci.ciTable());
    ci.sync();
    double written = ci.meter.written();
    for (String name : List.of("acme", "acme-rockets", "ACME-Rockets")) {
      assertThat(ci.runsById(TODAY.formatted(name))).as(name).hasSize(150);
      assertThat(ci.runsById(YESTERDAY.formatted(name))).as(name).hasSize(43);
    }
    assertThat(ci.runs(YESTERDAY.formatted("acme")))
        .allSatisfy(run -> assertThat(run.get("ownerName").asText()).isEqualTo("Acme-Rockets"));
    assertThat(written)
        .as("the new runs, and a few rows more: none for each run of before")
        .isLessThan(50 * 6 + 30);
  }

  @Test
  void theHomePageShowsARenamedOrganizationOnce() {
    addRuns(20);
    try (var whole = new CiHost(github.settings(), clock, CiNamesTest::telling)) {
      whole.sync();
      clock.advance(Duration.ofMinutes(10));
      world.rename(acme.account(), "Acme-Rockets");
      BulkWorld.addRuns(world, build, 5, clock.instant().minusSeconds(300), clock.instant());
      whole.sync();
      JsonNode organizations = CiHost.json(whole.get("/overview").body()).path("organizations");
      assertThat(organizations).hasSize(1);
      assertThat(organizations.path(0).path("name").asText()).isEqualTo("Acme-Rockets");
      assertThat(organizations.path(0).path("runs").path("total").asInt()).isEqualTo(25);
    }
  }

  private static LocalHostBuilder telling(LocalHostBuilder plan) {
    return plan.with("CiPublisher.Properties.Events.Changes.Properties.Enabled", true)
        .with("FrontProjector.Properties.Events.Facts.Properties.Enabled", true);
  }

  @Test
  void aNameThatAnotherTookIsTheOthers() {
    Run ours = world.addRun(build, RunDraft.at(clock.instant().minusSeconds(60)));
    ci.sync();
    world.rename(acme.account(), "Acme-Rockets");
    AppInstallation other = world.install("acme");
    Workflow theirs = world.addWorkflow(world.addRepository(other, "anvil"), "Forge");
    Run foreign = world.addRun(theirs, RunDraft.at(clock.instant()));
    ci.sync();
    assertThat(ids(TODAY.formatted("acme"))).containsExactly(foreign.id());
    assertThat(ids(TODAY.formatted("acme-rockets"))).containsExactly(ours.id());
  }

  /** GitHub gives the App another installation then, of the same account. */
  @Test
  void anOrganizationThatInstallsAgainUnderANewNameHasItsHistory() {
    Run run = world.addRun(build, RunDraft.at(clock.instant().minusSeconds(60)));
    ci.sync();
    world.uninstall(acme);
    world.rename(acme.account(), "Acme-Rockets");
    ci.sync();
    world.install("Acme-Rockets");
    clock.advance(Duration.ofMinutes(10));
    ci.sync();
    for (String name : List.of("acme", "acme-rockets")) {
      assertThat(ids(TODAY.formatted(name))).as(name).containsExactly(run.id());
    }
  }

  @Test
  void rowsThatAreKeyedByNameAreReadAndMove() {
    Run old = world.addRun(build, RunDraft.at(clock.instant().minusSeconds(7_200)));
    Run older = world.addRun(build, RunDraft.at(clock.instant().minus(Duration.ofDays(9))));
    new RowsByName(this).store(old, older);
    assertThat(ids(TODAY.formatted("acme"))).containsExactly(old.id());
    assertThat(ids(TODAY.formatted("acme") + "/" + build.id())).containsExactly(old.id());

    world.rename(acme.account(), "Acme-Rockets");
    Run fresh = world.addRun(build, RunDraft.at(clock.instant()));
    ci.sync();
    for (String name : List.of("acme", "acme-rockets")) {
      assertThat(ids(TODAY.formatted(name))).as(name).containsExactly(fresh.id(), old.id());
      assertThat(ids("/org/%s/daily-runs?date=2026-11-13".formatted(name)))
          .as(name)
          .containsExactly(older.id());
    }
    String moved = row(old).get("ownerDay").s();
    assertThat(moved).isEqualTo("id:" + acme.account().id() + "#UTC#2026-11-22");
  }

  @Test
  void daysOfThisVersionAreReadUnderOneKey() {
    addRuns(30);
    ci.sync();
    ids(TODAY.formatted("acme"));
    ci.meter.reset(ci.ciTable());
    ids(TODAY.formatted("acme"));
    double before = ci.meter.read();
    world.rename(acme.account(), "Acme-Rockets");
    ci.sync();
    ids(TODAY.formatted("acme"));
    ci.meter.reset(ci.ciTable());
    ids(TODAY.formatted("acme"));
    assertThat(ci.meter.read()).isEqualTo(before);
  }

  @Test
  void aTransferredRepositoryIsItsNewOwnersAndInNoOthers() {
    AppInstallation other = world.install("other");
    addRuns(120);
    ci.sync();
    clock.advance(Duration.ofMinutes(10));
    world.transfer(rocket, other.account());
    ci.sync();
    assertThat(ci.runsById(TODAY.formatted("other"))).hasSize(120);
    assertThat(ci.runsById(YESTERDAY.formatted("other"))).hasSize(43);
    assertThat(ci.runsById(TODAY.formatted("acme"))).isEmpty();
    assertThat(ci.runsById(YESTERDAY.formatted("acme"))).isEmpty();
  }

  @Test
  void aRenamedRepositoryIsSortedByItsNewNameInAllOfTheWindow() {
    Workflow middle = world.addWorkflow(world.addRepository(acme, "saturn"), "Build");
    world.addRun(middle, RunDraft.at(clock.instant().minusSeconds(30)));
    addRuns(120);
    ci.sync();
    clock.advance(Duration.ofMinutes(10));
    world.rename(rocket, "zenith");
    ci.sync();
    assertThat(ci.runs(TODAY.formatted("acme")))
        .extracting(run -> run.get("repoName").asText())
        .startsWith("saturn", "zenith")
        .doesNotContain("rocket");
    assertThat(ci.runs(YESTERDAY.formatted("acme")))
        .extracting(run -> run.get("repoName").asText())
        .containsOnly("zenith");
  }

  @Test
  void anEventOfWhoTookANameIsNotStoredWithWhoHadIt() {
    ci.sync();
    world.rename(acme.account(), "Acme-Rockets");
    Workflow theirs = world.addWorkflow(world.addRepository(world.install("acme"), "anvil"), "F");
    Run foreign = world.addRun(theirs, RunDraft.at(clock.instant()));
    ci.deliver(github.webhooks().workflowRun(foreign));
    assertThat(row(foreign).get("ownerId").n())
        .isEqualTo(Long.toString(theirs.repository().owner().id()));
    assertThat(ids(TODAY.formatted("acme"))).containsExactly(foreign.id());
    ci.sync();
    assertThat(ids(TODAY.formatted("acme"))).containsExactly(foreign.id());
    assertThat(ids(TODAY.formatted("acme-rockets"))).isEmpty();
  }

  @Test
  void unchangedListsAreAskedForConditionally() {
    addRuns(3);
    ci.sync();
    github.log().clear();
    ci.sync();
    assertThat(github.log().entries(RequestFilters.path("/app/installations|/installation/.*")))
        .hasSize(2)
        .allSatisfy(call -> assertThat(call.status()).isEqualTo(304));
    world.addRepository(acme, "late");
    github.log().clear();
    ci.sync();
    assertThat(github.log().count(RequestFilters.path("/repos/Acme/late/.*")))
        .as("its new runs, how long they are kept, and its older runs")
        .isEqualTo(3);
  }

  private void addRuns(int today) {
    Instant now = clock.instant();
    BulkWorld.addRuns(world, build, today, now.minusSeconds(3_600), now);
    BulkWorld.addRuns(world, build, 43, now.minusSeconds(80_000), now.minusSeconds(40_000));
  }

  private Map<String, AttributeValue> row(Run run) {
    return ci.host
        .dynamo()
        .getItem(g -> g.tableName(ci.ciTable()).key(CiKeys.run(run.id())))
        .item();
  }
}
