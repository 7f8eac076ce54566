package dev.opsledger.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.ci.store.CiKeys;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.local.simulator.github.world.BulkWorld;
import dev.opsledger.local.simulator.github.world.Repository;
import dev.opsledger.local.simulator.github.world.Run;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.github.world.Workflow;
import dev.opsledger.local.simulator.server.Fault;
import dev.opsledger.local.simulator.server.RequestFilters;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What GitHub deletes stays here. */
class CiArchiveTest extends CiScene {
  private static final String LIST = "/repos/.*/actions/runs|/repositories/.*/actions/runs";
  private static final String RETENTION = "/repos/.*/artifact-and-log-retention";

  @Test
  void whatPerishesFirstIsFetchedFirstAndNothingIsLostThatCouldBeHad() {
    assertArchived(20, 3_000, 85);
  }

  @Test
  @Tag("full")
  void aQuarterOfAMillionRunsOf400RepositoriesAreArchived() {
    assertArchived(400, 250_000, 5_000);
  }

  private void assertArchived(int repositories, int runs, int budget) {
    Instant start = clock.instant();
    int[] retentions = {7, 90, 400};
    var workflows = new ArrayList<Workflow>();
    for (int i = 0; i < repositories - 1; i++) {
      Repository repository = world.addRepository(acme, "repo-" + i).retention(retentions[i % 3]);
      workflows.add(world.addWorkflow(repository, "CI"));
    }
    workflows.add(build);
    for (Workflow workflow : workflows) {
      Instant oldest = start.minus(Duration.ofDays(400));
      BulkWorld.addRuns(world, workflow, runs / repositories, oldest, start);
      world.addRun(workflow, RunDraft.at(start.minusSeconds(60)));
    }
    Set<Long> had = world.runs().stream().map(Run::id).collect(Collectors.toSet());
    github.limits().limit(acme, budget);
    int hours = 0;
    do {
      ci.plan();
      ci.awaitParked();
      clock.advance(Duration.ofMinutes(61));
    } while (!allComplete(repositories) && ++hours < 24);

    assertTodayCameFirst(repositories);
    had.removeAll(stored(had));
    assertThat(had).as("lost, though the budget was enough for what perished").isEmpty();
    Map<String, JsonNode> archives = archives();
    for (JsonNode archive : archives.values()) {
      assertThat(archive.path("status").asText()).isEqualTo("ok");
      assertThat(archive.path("missing").asLong()).isZero();
    }
  }

  private boolean allComplete(int repositories) {
    Map<String, JsonNode> archives = archives();
    return archives.size() == repositories
        && archives.values().stream().allMatch(a -> a.at("/details/complete").asBoolean());
  }

  /** The first request for older runs came when the new runs of all repositories were listed. */
  private void assertTodayCameFirst(int repositories) {
    Set<String> heads = new HashSet<>();
    for (var call : github.log().entries(RequestFilters.path(LIST))) {
      String query = URLDecoder.decode(call.request().rawQuery(), StandardCharsets.UTF_8);
      if (call.status() == 200 && query.contains("created=>=")) {
        heads.add(call.request().path());
      } else if (call.status() == 200) {
        break;
      }
    }
    assertThat(heads).hasSize(repositories);
  }

  private Set<Long> stored(Set<Long> ids) {
    var table = new Table(ci.host.dynamo(), ci.ciTable());
    return table.getAll(ids.stream().map(CiKeys::run).toList()).stream()
        .map(row -> row.number("runId"))
        .collect(Collectors.toSet());
  }

  private Map<String, JsonNode> archives() {
    var archives = new HashMap<String, JsonNode>();
    String next = "/sync/ci?limit=1000";
    for (JsonNode unit : CiHost.json(ci.get(next).body()).path("units")) {
      if (unit.path("id").asText().startsWith("runs:")) {
        archives.put(unit.path("unit").asText(), unit);
      }
    }
    return archives;
  }

  @Test
  void anIdleRepositoryThatLosesOldRunsStaysConditionalWritesNothingAndMissesNothing() {
    Instant start = clock.instant();
    List<Long> all = new ArrayList<>();
    for (int hour = 0; hour < 24 * 30; hour += 8) {
      Instant created = start.minus(Duration.ofDays(89)).plus(Duration.ofHours(hour));
      all.add(world.addRun(build, RunDraft.at(created)).id());
    }
    ci.sync();
    clock.advance(Duration.ofDays(1));
    ci.sync();
    for (int day = 3; day <= 27; day += 3) {
      clock.advance(Duration.ofDays(3));
      github.log().clear();
      ci.meter.reset(ci.ciTable());
      ci.sync();
      ci.sync();
      assertThat(github.log().entries(RequestFilters.path(LIST)))
          .as("one conditional request a sync, day %d", day)
          .hasSize(2)
          .allSatisfy(call -> assertThat(call.status()).isEqualTo(304));
      assertThat(github.log().entries(RequestFilters.path(RETENTION)))
          .as("and one a day for the retention")
          .singleElement()
          .satisfies(call -> assertThat(call.status()).isEqualTo(304));
      assertThat(ci.meter.written()).isZero();
    }
    assertThat(stored(new HashSet<>(all))).hasSize(all.size());
    assertThat(world.runs()).as("GitHub has deleted some").hasSizeBetween(1, 10);
    JsonNode archive = archives().get("Acme/rocket");
    assertThat(archive.path("status").asText()).isEqualTo("ok");
    assertThat(archive.path("missing").asLong()).isZero();
    JsonNode details = archive.path("details");
    assertThat(details.path("retention_days").asInt()).isEqualTo(90);
    assertThat(details.path("kept_here_only").asInt())
        .as("all but those of the day in which the retention ends")
        .isBetween(all.size() - world.runs().size() - 3, all.size() - world.runs().size());
    Instant oldest =
        world.runs().stream().map(Run::createdAt).min(Instant::compareTo).orElseThrow();
    assertThat(details.path("oldest_there").asText()).isEqualTo(oldest.toString());
    assertThat(details.path("gone_before").asText())
        .isEqualTo(details.path("oldest_kept").asText())
        .isEqualTo("2026-08-25T10:00:00Z");
  }

  @Test
  void theRestOfABusyRepositorysWeekWaitsForTodaysRunsOfAll() {
    Instant start = clock.instant();
    BulkWorld.addRuns(world, build, 450, start.minus(Duration.ofDays(6)), start);
    for (int i = 0; i < 4; i++) {
      Workflow other = world.addWorkflow(world.addRepository(acme, "other-" + i), "CI");
      world.addRun(other, RunDraft.at(start.minusSeconds(60)));
    }
    Set<Long> all = world.runs().stream().map(Run::id).collect(Collectors.toSet());
    ci.sync();
    assertTodayCameFirst(5);
    assertThat(stored(all)).hasSize(454);
    JsonNode rocketUnit = archives().get("Acme/rocket");
    assertThat(rocketUnit.path("expected").asLong()).isEqualTo(450);
    assertThat(rocketUnit.at("/details/complete").asBoolean()).isTrue();
    github.log().clear();
    ci.meter.reset(ci.ciTable());
    ci.sync();
    assertThat(ci.meter.written()).isZero();
    assertThat(github.log().entries(RequestFilters.path(LIST)))
        .hasSize(5)
        .allSatisfy(call -> assertThat(call.status()).isEqualTo(304));
  }

  @Test
  void aRepositoryThatAFormerVersionKnewIsArchivedTheNextDay() {
    world.addRun(build, RunDraft.at(clock.instant().minusSeconds(60)));
    ci.sync();
    var table = new Table(ci.host.dynamo(), ci.ciTable());
    table.delete("REPOSITORY#" + rocket.id(), "ARCHIVE");
    Run old = world.addRun(build, RunDraft.at(clock.instant().minus(Duration.ofDays(50))));
    ci.sync();
    assertThat(stored(Set.of(old.id()))).isEmpty();
    clock.advance(Duration.ofDays(1));
    ci.sync();
    assertThat(stored(Set.of(old.id()))).containsExactly(old.id());
  }

  @Test
  void aRepositoryThatCannotBeReadHoldsUpNoOther() {
    Workflow other = world.addWorkflow(world.addRepository(acme, "other"), "Build");
    Instant old = clock.instant().minus(Duration.ofDays(50));
    Run kept = world.addRun(other, RunDraft.at(old));
    Run refused = world.addRun(build, RunDraft.at(old));
    var fault =
        github
            .faults()
            .always(
                r -> r.path().endsWith("/rocket/actions/runs") && r.rawQuery().contains("%3C"),
                Fault.status(502));
    ci.sync();
    assertThat(stored(Set.of(kept.id(), refused.id()))).containsExactly(kept.id());
    assertThat(CiHost.json(ci.get("/sync").body()).at("/sources/0/incomplete/0/reason").asText())
        .contains("502");
    github.faults().remove(fault);
    clock.advance(Duration.ofMinutes(15));
    ci.sync();
    assertThat(stored(Set.of(refused.id()))).containsExactly(refused.id());
    assertThat(CiHost.json(ci.get("/sync").body()).at("/sources/0/incomplete")).isEmpty();
  }
}
