package dev.opsledger.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.GitHubSimulator.Setup;
import dev.opsledger.local.simulator.github.world.AppInstallation;
import dev.opsledger.local.simulator.github.world.BulkWorld;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.Run;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.github.world.Workflow;
import dev.opsledger.local.simulator.server.RequestFilters;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists that move while they are read, lag behind, or count what they do not list. */
class CiMovingListsTest {
  private static SettableClock clock;
  private static GitHubWorld world;
  private static MovingGitHub moving;
  private static MovingGitHub installations;
  private static GitHubSimulator github;
  private static CiHost ci;
  private static int organizations;

  private AppInstallation acme;
  private Workflow build;

  @BeforeAll
  @BeforeContainer
  static void start() {
    clock = new SettableClock("2026-11-22T10:00:00Z");
    world = new GitHubWorld(clock);
    moving = new MovingGitHub(RequestFilters.path("/repos/.*/actions/runs|/repositories/.*/runs"));
    installations = new MovingGitHub(RequestFilters.path("/app/installations"));
    var setup = Setup.usual().around(a -> installations.apply(moving.apply(a)));
    github = GitHubSimulator.start(world, clock, setup);
    ci = new CiHost(github.settings(), clock);
  }

  @AfterAll
  @AfterContainer
  static void stop() {
    ci.close();
    github.close();
  }

  @BeforeEach
  void begin() {
    acme = world.install("acme-" + ++organizations);
    build = world.addWorkflow(world.addRepository(acme, "rocket"), "Build");
  }

  private List<Run> runs(int count) {
    BulkWorld.addRuns(world, build, count, clock.instant().minusSeconds(7_200), clock.instant());
    return newestFirst();
  }

  private List<Run> newestFirst() {
    return world.runs().stream()
        .filter(run -> run.workflow().id() == build.id())
        .sorted(Comparator.comparing(Run::createdAt).thenComparingLong(Run::id).reversed())
        .toList();
  }

  private Set<Long> stored() {
    String day = clock.instant().toString().substring(0, 10);
    return ci.runsById("/org/" + acme.account().login() + "/daily-runs?date=" + day).keySet();
  }

  private JsonNode unit() {
    String name = acme.account().login() + "/rocket";
    for (JsonNode unit : CiHost.json(ci.get("/sync/ci?limit=100").body()).path("units")) {
      if (unit.path("unit").asText().equals(name)) {
        return unit;
      }
    }
    throw new AssertionError("no unit " + name);
  }

  @Test
  void whatIsDeletedBetweenTwoPagesHidesNoOther() {
    List<Run> runs = runs(250);
    moving.after(answers -> runs.stream().limit(answers == 2 ? 3 : 0).forEach(world::delete));
    ci.sync();
    moving.after(_ -> {});
    assertThat(world.runs())
        .as("the three are gone")
        .doesNotContainAnyElementsOf(runs.subList(0, 3));
    assertThat(stored()).containsAll(ids(runs));
    assertThat(unit().path("missing").asLong()).isZero();
    world.uninstall(acme);
  }

  @Test
  void whatAnIndexFindsLateIsStoredLate() {
    List<Run> runs = runs(402);
    Set<Long> late = new HashSet<>(ids(runs.subList(200, 260)));
    github.quirks().hide(run -> late.contains(run.id()));
    ci.sync();
    assertThat(stored()).hasSize(342);
    clock.advance(Duration.ofMinutes(15));
    github.quirks().hide(_ -> false);
    ci.sync();
    assertThat(stored()).hasSize(402);
    assertThat(unit().path("expected").asLong()).isEqualTo(402);
    world.uninstall(acme);
  }

  @Test
  void lateRunsAreFoundThoughOthersAreNew() {
    List<Run> runs = runs(250);
    ci.sync();
    Set<Long> late = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      late.add(world.addRun(build, RunDraft.at(clock.instant().minusSeconds(6_000 + i))).id());
    }
    github.quirks().hide(run -> late.contains(run.id()));
    clock.advance(Duration.ofMinutes(15));
    world.addRun(build, RunDraft.at(clock.instant()));
    ci.sync();
    github.quirks().hide(_ -> false);
    clock.advance(Duration.ofMinutes(15));
    world.addRun(build, RunDraft.at(clock.instant()));
    ci.sync();
    assertThat(stored()).containsAll(late).hasSize(runs.size() + 7);
    world.uninstall(acme);
  }

  @Test
  void whatIsCountedAndNotListedIsMissingUntilItIsListed() {
    runs(289);
    github.quirks().countMore(95);
    ci.sync();
    assertThat(stored()).hasSize(289);
    assertThat(unit().path("status").asText()).isEqualTo("incomplete");
    assertThat(unit().path("expected").asLong()).isEqualTo(384);
    assertThat(unit().path("missing").asLong()).isEqualTo(95);
    assertThat(unit().path("reason").asText()).contains("95 runs");
    github.quirks().countMore(0);
    runs(95);
    clock.advance(Duration.ofMinutes(15));
    ci.sync();
    assertThat(stored()).hasSize(384);
    assertThat(unit().path("status").asText()).isEqualTo("ok");
    assertThat(unit().path("missing").asLong()).isZero();
    world.uninstall(acme);
  }

  @Test
  void aRunThatALaterPageDidNotKnowYetIsFoundThoughNothingChanges() {
    Run late = runs(250).get(180);
    moving.after(answers -> github.quirks().hide(run -> answers == 1 && run.equals(late)));
    ci.sync();
    assertThat(stored()).hasSize(249);
    moving.after(_ -> {});
    ci.sync();
    assertThat(stored()).hasSize(250);
    world.uninstall(acme);
  }

  @Test
  void anInstallationThatIsRemovedWhileTheyAreListedStaysRemoved() {
    ci.sync();
    installations.after(_ -> ci.deliver(github.webhooks().installation("deleted", acme)));
    ci.sync();
    installations.after(_ -> {});
    assertThat(ci.get("/org/" + acme.account().login() + "/daily-runs").statusCode())
        .isEqualTo(404);
    world.uninstall(acme);
  }

  @Test
  void whatGitHubEvictsIsNeitherMissingNorWalkedFor() {
    List<Run> runs = runs(250);
    ci.sync();
    runs.subList(200, 250).forEach(world::delete);
    clock.advance(Duration.ofMinutes(15));
    github.log().clear();
    ci.sync();
    assertThat(github.log().count(RequestFilters.path("/repos/" + acme.account().login() + "/.*")))
        .isEqualTo(1);
    assertThat(stored()).hasSize(250);
    assertThat(unit().path("status").asText()).isEqualTo("ok");
    assertThat(unit().path("missing").asLong()).isZero();
    world.uninstall(acme);
  }

  /** Whatever is deleted, added and found late while lists are read, what stays is stored. */
  @Property(tries = 12)
  void everyRunThatThereWasAllTheTimeIsStoredInTheEnd(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    begin();
    var random = new Random(seed);
    Set<Long> stay = new HashSet<>(ids(runs(random.nextInt(350))));
    Set<Long> late = new HashSet<>();
    newestFirst().stream().filter(_ -> random.nextInt(8) == 0).forEach(run -> late.add(run.id()));
    github.quirks().hide(run -> late.contains(run.id()));
    moving.after(_ -> stay.removeAll(change(random)));
    for (int sync = 0; sync < 2; sync++) {
      clock.advance(Duration.ofMinutes(10));
      ci.sync();
    }
    github.quirks().hide(_ -> false);
    moving.after(_ -> {});
    for (int sync = 0; sync < 2; sync++) {
      clock.advance(Duration.ofMinutes(10));
      ci.sync();
    }
    assertThat(stored()).containsAll(stay).containsAll(ids(newestFirst()));
    assertThat(unit().path("missing").asLong()).isZero();
    world.uninstall(acme);
  }

  /** Some runs go and others come, in the midst of a list; returns those that went. */
  private Set<Long> change(Random random) {
    List<Run> runs = newestFirst();
    Set<Long> gone = new HashSet<>();
    for (int i = random.nextInt(4); i > 0 && !runs.isEmpty(); i--) {
      Run run = runs.get(random.nextInt(runs.size()));
      world.delete(run);
      gone.add(run.id());
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      world.addRun(build, RunDraft.at(clock.instant().minusSeconds(random.nextInt(7_000))));
    }
    return gone;
  }

  private static List<Long> ids(List<Run> runs) {
    return runs.stream().map(Run::id).toList();
  }
}
