package dev.opsledger.gists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.simulator.github.world.GitHubGist;
import dev.opsledger.local.simulator.server.Fault;
import dev.opsledger.local.simulator.server.RequestFilters;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The CRM refuses, is silent or lags; each test has authors of its own. */
class CrmTroubleTest {
  private static final List<String> CREATIONS =
      List.of("/api/v2/organizations", "/api/v2/deals", "/api/v1/notes");

  /** How much later than told the CRM is asked again at the most. */
  private static final Duration SPREAD = Duration.ofMinutes(1);

  private static final Duration LONGEST_PAUSE = Duration.ofDays(1).plus(SPREAD);

  private static CrmScene scene;
  private static GistsHost gists;

  @BeforeAll
  static void start() {
    scene =
        new CrmScene(
            List.of(
                "lost-1", "lost-2", "lag", "day", "plan", "no-401", "no-402", "no-403", "burst",
                "huge", "odd"));
    gists = scene.host();
  }

  @AfterAll
  static void stop() {
    gists.close();
    scene.close();
  }

  /** Neither the troubles nor the pause of another test, which lasts a day at the most, go on. */
  @BeforeEach
  void rest() {
    scene.crm.faults().clear();
    scene.crm.limits().daily(1_000_000);
    scene.crm.limits().deals(Integer.MAX_VALUE);
    scene.clock.advance(LONGEST_PAUSE);
    scene.crm.searchLagsBy(Duration.ofSeconds(5));
    scene.settle(gists);
  }

  private static long calls() {
    return scene.crm.log().total();
  }

  private static void lose(Fault fault) {
    CREATIONS.forEach(path -> scene.crm.faults().next(RequestFilters.to("POST", path), fault));
  }

  @Test
  void everyLostAnswerIsLookedForBeforeItIsPostedAgain() {
    scene.publish("lost-1", "a", "b", "c");
    scene.publish("lost-2", "d", "e", "f");
    lose(new Fault.LostAnswer());
    lose(new Fault.LostAnswer());
    lose(new Fault.LostRequest());
    lose(new Fault.GarbageBody());
    lose(Fault.status(502));
    gists.refresh();
    assertThat(gists.texts("/getGists"))
        .as("shown without deals")
        .containsAll(scene.authors.keySet());
    scene.settle(gists);
    scene.assertOneOfEach();
    long calls = calls();
    scene.clock.advance(Duration.ofHours(1));
    gists.tick();
    assertThat(calls()).as("done is done").isEqualTo(calls);
  }

  @Test
  void aSearchThatLagsBehindByAnHourDoublesNothing() {
    scene.crm.searchLagsBy(Duration.ofHours(1));
    scene.publish("lag", "a", "b");
    lose(new Fault.LostAnswer());
    gists.refresh();
    for (int i = 0; i < 5; i++) {
      scene.clock.advance(Duration.ofMinutes(5));
      gists.tick();
    }
    scene.assertOneOfEach();
  }

  @Test
  void anExhaustedDailyBudgetPausesUntilTheNextDay() {
    var tomorrow = scene.clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
    scene.clock.advance(Duration.between(scene.clock.instant(), tomorrow).plusHours(10));
    gists.tick();
    scene.publish("day", "a", "b", "c", "d", "e");
    scene.crm.limits().daily(5);
    long before = calls();
    gists.refresh();
    long calls = calls();
    assertThat(calls - before).as("one refusal for each of two workers").isBetween(6L, 7L);
    for (int hours : new int[] {1, 5, 7}) {
      scene.clock.advance(Duration.ofHours(hours));
      gists.tick();
    }
    long hour = Duration.ofHours(1).toSeconds();
    assertThat(GistsHost.json(Sweep.told(scene, gists)).path("SecondsDealsPaused").asLong())
        .as("for the alarm")
        .isBetween(hour, hour + SPREAD.toSeconds());
    scene.clock.advance(Duration.ofMinutes(59));
    gists.tick();
    assertThat(calls()).as("until midnight").isEqualTo(calls);
    scene.crm.limits().daily(1_000_000);
    scene.clock.advance(Duration.ofMinutes(1).plus(SPREAD));
    gists.tick();
    assertThat(calls()).as("from midnight on").isGreaterThan(calls);
    assertThat(Sweep.told(scene, gists)).isEmpty();
    scene.settle(gists);
    scene.assertOneOfEach();
  }

  @Test
  void aPlanThatAllowsNoMoreDealsPausesAndGoesOnWhenItDoes() {
    scene.publish("plan", "a", "b", "c", "d");
    int deals = scene.crm.world().deals().size();
    scene.crm.limits().deals(deals + 2);
    gists.refresh();
    assertThat(scene.crm.world().deals()).hasSize(deals + 2);
    long calls = calls();
    scene.clock.advance(Duration.ofMinutes(50));
    gists.tick();
    assertThat(calls()).isEqualTo(calls);
    scene.crm.limits().deals(Integer.MAX_VALUE);
    scene.settle(gists);
    scene.assertOneOfEach();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 402, 403})
  void whatOnlyPeopleCanCureIsTriedOnceAnHour(int status) {
    scene.publish("no-" + status, "a", "b", "c");
    scene.crm.faults().always(RequestFilters.path("/api/.*"), Fault.status(status));
    long before = calls();
    gists.refresh();
    assertThat(calls() - before).as("at once").isBetween(1L, 2L);
    for (int i = 0; i < 3; i++) {
      scene.clock.advance(Duration.ofMinutes(19));
      gists.tick();
    }
    assertThat(calls() - before).as("within the hour").isBetween(1L, 2L);
    scene.clock.advance(Duration.ofMinutes(10));
    gists.tick();
    assertThat(calls() - before).as("after the hour").isBetween(2L, 4L);
    scene.crm.faults().clear();
    scene.settle(gists);
    scene.assertOneOfEach();
  }

  @Test
  void aRefusedDealIsBuriedAndTriedAgainWhenItsMessageIsMovedBack() {
    var known = Set.copyOf(scene.authors.keySet());
    scene.publish("odd", "a");
    String gist =
        scene.authors.keySet().stream().filter(id -> !known.contains(id)).findFirst().orElseThrow();
    var refusal = Fault.status(422, Map.of(), "{\"success\":false,\"error\":\"Invalid\"}");
    var deals = scene.crm.faults().always(RequestFilters.to("POST", "/api/v2/deals"), refusal);
    gists.refresh();
    assertThat(gists.waiting("GistsDealDeadLetters")).isEqualTo(1);
    long calls = calls();
    scene.clock.advance(Duration.ofDays(1));
    gists.tick();
    assertThat(calls()).as("nothing loops").isEqualTo(calls);
    assertThat(made(gist)).isFalse();
    scene.crm.faults().remove(deals);
    scene.crm.faults().always(RequestFilters.to("POST", "/api/v1/notes"), refusal);
    gists.send("GistsDealQueue", gist);
    gists.awaitIdle();
    assertThat(made(gist)).isTrue();
    assertThat(gists.waiting("GistsDealDeadLetters")).as("for its note").isEqualTo(2);
    scene.crm.faults().clear();
    scene.clock.advance(Duration.ofDays(1));
    gists.send("GistsDealQueue", gist);
    gists.awaitIdle();
    scene.assertOneOfEach();
  }

  private static boolean made(String gist) {
    return scene.crm.world().deals().stream().anyMatch(deal -> deal.title().equals(gist));
  }

  @Test
  void gistsAtTheirLargestAreStored() {
    var files = new ArrayList<GitHubGist.File>();
    for (int i = 0; i < 300; i++) {
      files.add(new GitHubGist.File("ж".repeat(250) + i, "Markdown", i));
    }
    var at = scene.clock.instant();
    for (int i = 0; i < 45; i++) {
      String id = "huge" + i;
      var author = scene.world.user("huge");
      scene.world.put(new GitHubGist(id, author, "☃".repeat(20_000), files, at, at));
      scene.authors.put(id, "huge");
    }
    var progress = gists.refresh();
    assertThat(progress.get("failed").asInt()).isZero();
    scene.settle(gists);
    scene.assertOneOfEach();
  }

  @Test
  void aLimitWaitsAsTold() {
    scene.publish("burst", "a", "b", "c");
    var limited = Fault.status(429, Map.of("retry-after", "600"), "{\"success\":false}");
    scene.crm.faults().times(2, RequestFilters.path("/api/.*"), limited);
    gists.refresh();
    long calls = calls();
    scene.clock.advance(Duration.ofMinutes(9));
    gists.tick();
    assertThat(calls()).isEqualTo(calls);
    scene.crm.faults().clear();
    scene.clock.advance(Duration.ofMinutes(2));
    gists.tick();
    assertThat(calls()).isGreaterThan(calls);
    scene.settle(gists);
    scene.assertOneOfEach();
  }
}
