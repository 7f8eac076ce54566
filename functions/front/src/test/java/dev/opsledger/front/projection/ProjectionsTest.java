package dev.opsledger.front.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.front.domain.Contribution;
import dev.opsledger.front.domain.CounterKey;
import dev.opsledger.front.domain.Projection;
import dev.opsledger.front.domain.ZonedDay;
import dev.opsledger.front.store.FrontKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What each kind of fact contributes to which counters. */
class ProjectionsTest {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
  private static final ZonedDay DAY = ZonedDay.of(AT, ZoneOffset.UTC);
  private static final Projections PROJECTIONS = new Projections(ZoneOffset.UTC);

  private static Projection projection(String kind, Object... payload) {
    return PROJECTIONS.of(new Fact("source", kind, "1", "1", AT, Json.object(payload)), AT);
  }

  private static Projection run(String status, String conclusion, long attempt) {
    return projection(
        "run",
        "organization",
        "Acme",
        "organizationId",
        7,
        "workflowId",
        9,
        "workflowName",
        "Build",
        "repository",
        "shop",
        "commitSHA",
        "abc",
        "status",
        status,
        "conclusion",
        conclusion,
        "attempt",
        attempt,
        "updatedAt",
        AT.plusSeconds(60));
  }

  private static Map<CounterKey, Map<String, Long>> numbers(Projection projection) {
    return projection.contributions().stream()
        .collect(Collectors.toMap(Contribution::key, Contribution::numbers));
  }

  @Test
  void aRunCountsInItsOrganizationAndWorkflow() {
    Projection run = run("completed", "success", 1);
    Map<String, Long> counted = Map.of("total", 1L, "succeeded", 1L);
    assertThat(numbers(run))
        .isEqualTo(
            Map.of(
                FrontKeys.totals(DAY), Map.of("runs.total", 1L, "runs.succeeded", 1L),
                FrontKeys.organization(DAY, "id:7"), counted,
                FrontKeys.workflow(DAY, "id:7", 9),
                    Map.of("total", 1L, "succeeded", 1L, "timed", 1L, "seconds", 60L),
                FrontKeys.tries(DAY, "id:7", 9, "abc"), Map.of("succeeded", 1L)));
    assertThat(run.commit()).contains("abc");
    assertThat(run.retention()).isPresent();
  }

  @Test
  void aRetriedRunHasNoDurationAndIsMarked() {
    Map<CounterKey, Map<String, Long>> retried = numbers(run("completed", "success", 2));
    assertThat(retried.get(FrontKeys.workflow(DAY, "id:7", 9))).doesNotContainKey("timed");
    assertThat(retried.get(FrontKeys.tries(DAY, "id:7", 9, "abc")))
        .isEqualTo(Map.of("succeeded", 1L, "retried", 1L));
  }

  @Test
  void outcomesOfRuns() {
    assertThat(numbers(run("completed", "timed_out", 1)).get(FrontKeys.totals(DAY)))
        .containsKey("runs.failed");
    assertThat(numbers(run("completed", "cancelled", 1)).get(FrontKeys.totals(DAY)))
        .containsKey("runs.other");
    assertThat(numbers(run("in_progress", "", 1)))
        .containsEntry(FrontKeys.totals(DAY), Map.of("runs.total", 1L, "runs.running", 1L))
        .doesNotContainKey(FrontKeys.tries(DAY, "id:7", 9, "abc"));
  }

  @Test
  void deploymentsCountWhileOngoingAndWhenEnded() {
    Projection ongoing = projection("deployment", "projectId", 3, "status", "building");
    assertThat(numbers(ongoing))
        .isEqualTo(Map.of(FrontKeys.deploymentsNow(), Map.of("ongoing", 1L)));
    assertThat(ongoing.ranking().orElseThrow().list()).isEqualTo("ONGOING");

    Projection failed = projection("deployment", "projectId", 3, "status", "failed");
    assertThat(numbers(failed))
        .isEqualTo(
            Map.of(
                FrontKeys.totals(DAY), Map.of("deployments.failed", 1L),
                FrontKeys.project(DAY, 3), Map.of("failed", 1L)));
    assertThat(failed.ranking().orElseThrow().list()).isEqualTo(FrontKeys.failedDeployments(DAY));
    assertThat(failed.unit()).contains("3");
    assertThat(projection("deployment", "projectId", 3, "status", "done").ranking()).isEmpty();
  }

  @Test
  void incidentsCountWhileOpen() {
    assertThat(numbers(projection("incident", "status", "triggered", "serviceId", "S")))
        .isEqualTo(
            Map.of(
                FrontKeys.incidentsNow(), Map.of("triggered", 1L),
                FrontKeys.service("S"), Map.of("triggered", 1L)));
    Projection resolved = projection("incident", "status", "resolved", "serviceId", "S");
    assertThat(resolved.contributions()).isEmpty();
    assertThat(resolved.unit()).contains("S");
    assertThat(numbers(projection("incident", "status", "acknowledged", "serviceId", "")))
        .containsKey(FrontKeys.service("-"));
  }

  @Test
  void gistsAndVisits() {
    assertThat(numbers(projection("gist", "dealId", 5)))
        .isEqualTo(Map.of(FrontKeys.gistsNow(), Map.of("gists", 1L, "deals", 1L)));
    assertThat(numbers(projection("gist", "deal", "refused")))
        .isEqualTo(Map.of(FrontKeys.gistsNow(), Map.of("gists", 1L, "refused", 1L)));
    LocalDate day = DAY.date().minusDays(1);
    assertThat(
            numbers(
                projection("visits", "date", day, "repositoryId", "r", "views", 4, "visitors", 2)))
        .isEqualTo(
            Map.of(
                FrontKeys.visits(day), Map.of("views", 4L, "clones", 0L, "repositories", 1L),
                FrontKeys.visited(day, "r"), Map.of("views", 4L, "clones", 0L, "visitors", 2L)));
  }

  @Test
  void daysThatAreNotShownAreNotCounted() {
    Fact old =
        new Fact(
            "ci", "run", "1", "1", AT, Json.object("organization", "acme", "commitSHA", "abc"));
    assertThat(PROJECTIONS.of(old, AT.plus(Duration.ofDays(3))).contributions()).isNotEmpty();
    Projection projection = PROJECTIONS.of(old, AT.plus(Duration.ofDays(4)));
    assertThat(projection.contributions()).isEmpty();
    assertThat(projection.commit()).contains("abc");
  }

  @Test
  void unknownAndDeletedThingsCountNowhere() {
    assertThat(projection("project", "name", "Shop")).isEqualTo(Projection.NOTHING);
    assertThat(PROJECTIONS.of(Fact.gone("ci", "run", "1", AT), AT)).isEqualTo(Projection.NOTHING);
  }
}
