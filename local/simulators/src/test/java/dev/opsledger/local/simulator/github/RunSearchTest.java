package dev.opsledger.local.simulator.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.simulator.github.world.BulkWorld;
import dev.opsledger.local.simulator.github.world.RunDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searching runs with GitHub's filters and limits. */
class RunSearchTest {
  private static final String RUNS = "/repos/acme/rocket/actions/runs?per_page=100";

  private final Scene scene = new Scene();

  @AfterEach
  void stop() {
    scene.close();
  }

  @Test
  void aSearchEndsAfterAThousandRunsAndTellsTheTrueCount() {
    addToday(1_050);
    var pages = scene.acme().walk(RUNS + "&created=%3E=2026-11-01");
    assertThat(pages).hasSize(10);
    assertThat(pages).allMatch(page -> page.get("total_count").asInt() == 1_050);
    var beyond = scene.acme().get(RUNS + "&created=%3E=2026-11-01&page=11");
    assertThat(TestClient.json(beyond).get("workflow_runs")).isEmpty();
  }

  @Test
  void theCountOfASearchMayBeCappedToo() {
    addToday(1_050);
    scene.github.quirks().capTotalCount(true);
    var answer = scene.acme().get(RUNS + "&created=%3E=2026-11-01");
    assertThat(TestClient.json(answer).get("total_count").asInt()).isEqualTo(1_000);
  }

  @Test
  void aSearchCountsNoFurtherThan2500() {
    addToday(2_600);
    assertThat(count("&created=%3E=2026-11-01")).isEqualTo(2_500);
    assertThat(count("")).isEqualTo(2_600);
  }

  @Test
  void aRunIsEvictedWhenTheRetentionEndsThatItWasCreatedUnder() {
    scene.rocket.retention(7);
    add("a", "2026-11-16T10:00:00Z");
    scene.rocket.retention(8);
    add("b", "2026-11-16T10:00:00Z");
    assertThat(branches("")).isEqualTo("ab");
    var first = scene.world.runs().stream().filter(r -> r.trigger().branch().equals("a"));
    var path = "/repos/acme/rocket/actions/runs/" + first.findFirst().orElseThrow().id();
    scene.clock.advance(Duration.ofDays(1));
    assertThat(branches("")).isEqualTo("b");
    assertThat(count("")).isEqualTo(1);
    assertThat(scene.acme().get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void theRetentionIsReadWithThePermissionOnly() {
    var path = "/repos/acme/rocket/actions/permissions/artifact-and-log-retention";
    var settings = TestClient.json(scene.acme().get(path));
    assertThat(settings.get("days").asInt()).isEqualTo(90);
    assertThat(scene.anonymous().get(path).statusCode()).isEqualTo(403);
    scene.github.grants().withhold("administration");
    assertThat(scene.acme().get(path).statusCode()).isEqualTo(403);
  }

  private int count(String query) {
    return TestClient.json(scene.acme().get(RUNS + query)).get("total_count").asInt();
  }

  @Test
  void withoutASearchAllRunsCanBeHad() {
    addToday(1_050);
    var pages = scene.acme().walk(RUNS);
    assertThat(pages.stream().mapToInt(page -> page.get("workflow_runs").size()).sum())
        .isEqualTo(1_050);
  }

  @ParameterizedTest
  @CsvSource({
    ">=2026-11-21, bcd",
    ">2026-11-21, d",
    "<=2026-11-21, abc",
    "<2026-11-21, a",
    "2026-11-21, bc",
    "2026-11-20..2026-11-21, abc",
    "2026-11-21..*, bcd",
    "*..2026-11-20, a",
    "2026-11-21T00:00:00Z..2026-11-21T12:00:00Z, bc",
    "2026-11-21T00:00:00Z..2026-11-21T11:59:59Z, b",
    ">2026-11-21T12:00:00Z, d",
    ">=2026-11-21T13:00:00+01:00, cd",
    "<2026-11-21T12:00:00+0000, ab",
    ">=2026-11-21T12:00, cd"
  })
  void createdIsReadAsGitHubReadsIt(String created, String expected) {
    add("a", "2026-11-20T23:59:59Z");
    add("b", "2026-11-21T00:00:00Z");
    add("c", "2026-11-21T12:00:00Z");
    add("d", "2026-11-22T00:00:00Z");
    var query = "&created=" + created.replace("+", "%2B").replace(">", "%3E").replace("<", "%3C");
    assertThat(branches(query)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "status=completed, ab",
    "status=failure, b",
    "status=in_progress, c",
    "branch=a, a",
    "event=schedule, b",
    "head_sha=cccc, c",
    "actor=GRACE, b",
    "status=success&event=schedule, ''"
  })
  void otherFiltersNarrow(String query, String expected) {
    var at = scene.world.now().minusSeconds(60);
    scene.world.addRun(scene.ci, RunDraft.at(at).branch("a"));
    var grace = scene.world.user("grace");
    scene.world.addRun(
        scene.ci, RunDraft.at(at).branch("b").event("schedule").actor(grace).completed("failure"));
    scene.world.addRun(scene.ci, RunDraft.at(at).branch("c").sha("cccc").inProgress());
    assertThat(branches("&" + query)).isEqualTo(expected);
  }

  @Test
  void oneRunIsFoundByIdAsLongAsItIsThere() {
    var run = scene.world.addRun(scene.ci, RunDraft.at(scene.world.now()));
    var path = "/repos/acme/rocket/actions/runs/" + run.id();
    assertThat(scene.acme().get(path).statusCode()).isEqualTo(200);
    scene.world.delete(run);
    assertThat(scene.acme().get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void aRerunIsTheSameRunQueuedAgain() {
    var created = scene.world.now();
    var run = scene.world.addRun(scene.ci, RunDraft.at(created).completed("failure"));
    scene.clock.advance(Duration.ofMinutes(20));
    scene.world.rerun(run, scene.world.user("ada"));
    var json = TestClient.json(scene.acme().get("/repos/acme/rocket/actions/runs/" + run.id()));
    assertThat(json.get("run_attempt").asInt()).isEqualTo(2);
    assertThat(json.get("status").asText()).isEqualTo("queued");
    assertThat(json.get("conclusion").isNull()).isTrue();
    assertThat(json.get("created_at").asText()).isEqualTo(created.toString());
    assertThat(json.get("run_started_at").asText()).isEqualTo("2026-11-22T10:20:00Z");
    assertThat(json.get("updated_at").asText()).isEqualTo("2026-11-22T10:20:00Z");
  }

  @Test
  void oldRunsLackWhatGitHubAddedLater() {
    var run = scene.world.addRun(scene.ci, RunDraft.at(scene.world.now()).old());
    var json = TestClient.json(scene.acme().get("/repos/acme/rocket/actions/runs/" + run.id()));
    assertThat(json.has("path")).isFalse();
    assertThat(json.has("run_attempt")).isFalse();
    assertThat(json.get("head_sha").asText()).hasSize(40);
  }

  private void add(String branch, String created) {
    scene.world.addRun(scene.ci, RunDraft.at(Instant.parse(created)).branch(branch));
  }

  private void addToday(int count) {
    var midnight = Instant.parse("2026-11-22T00:00:00Z");
    BulkWorld.addRuns(scene.world, scene.ci, count, midnight, scene.world.now());
  }

  private String branches(String query) {
    var runs = TestClient.json(scene.acme().get(RUNS + query)).get("workflow_runs");
    var names = new StringBuilder();
    runs.forEach(run -> names.append(run.get("head_branch").asText()));
    var letters = names.toString().toCharArray();
    Arrays.sort(letters);
    return new String(letters);
  }
}
