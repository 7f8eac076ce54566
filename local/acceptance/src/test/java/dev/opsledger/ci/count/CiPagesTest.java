package dev.opsledger.ci.count;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.github.world.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The pages about runs: their figures are those of the API, lead to their rows, and cost little.
 */
class CiPagesTest extends MetricsScene {
  private static final double DEAREST = 60;
  private static final List<String> OUTCOMES =
      List.of("failed", "succeeded", "running", "cancelled", "skipped", "neutral");

  @Test
  void everyFigureIsThatOfTheApiAndLeadsToItsRuns() {
    for (String conclusion :
        List.of("failure", "success", "success", "cancelled", "skipped", "neutral", "timed_out")) {
      add(conclusion, "a-" + conclusion, conclusion.equals("cancelled") ? "topic" : "main");
    }
    CLOCK.advance(Duration.ofDays(1));
    add("success", "b1", "main");
    WORLD.addRun(build, RunDraft.at(CLOCK.instant()).queued());
    ci.sync();
    for (String page : pages()) {
      for (String branch : List.of("all", "default")) {
        String days = "?branch=" + branch + "&from=" + today().minusDays(6) + "&to=" + today();
        JsonNode api = api(page, branch);
        for (String outcome : OUTCOMES) {
          long count = api.at("/period/runs/" + outcome.replace("running", "open")).asLong();
          assertThat(rows(page + days + "&outcome=" + outcome, "runs"))
              .as(page + days + outcome)
              .hasSize((int) count);
        }
        JsonNode byDay = rows(page + days, "by-time");
        assertThat(byDay).hasSize(7);
        long failed = 0;
        for (JsonNode day : byDay) {
          failed += day.path("failed").asLong();
        }
        assertThat(failed).isEqualTo(api.at("/period/runs/failed").asLong());
        JsonNode figures = rows(page + days, "figures");
        assertThat(figure(figures, "Runs").asLong())
            .as(page + branch)
            .isEqualTo(api.at("/period/runs/total").asLong());
        assertThat(figure(figures, "Failure rate").asDouble())
            .isEqualTo(api.at("/period/failure_rate").asDouble());
        assertThat(figure(figures, "Duration, median").asLong())
            .isEqualTo(api.at("/period/duration/median_seconds").asLong());
        assertThat(figure(figures, "Time to pass, 95th percentile").asLong())
            .isEqualTo(api.at("/period/time_to_pass/p95_seconds").asLong());
        assertThat(figure(figures, "Wasted").asLong())
            .isEqualTo(api.at("/period/wasted_seconds").asLong());
      }
    }
  }

  @Test
  void whatIsBrokenOrFlakyStandsOnEveryPageAboveIt() {
    add("success", "c1", "main");
    add("failure", "c2", "main");
    add("failure", "c3", "main");
    ci.sync();
    for (String page : pages()) {
      JsonNode broken = rows(page, "broken");
      assertThat(broken.toString()).as(page).contains("\"commit\":\"c2\"");
      assertThat(rows(page, "runs").get(0).path("outcome").asText()).isEqualTo("failure");
    }
    for (String page : pages().subList(1, 3)) {
      JsonNode workflow = rows(page, "workflows").get(0);
      assertThat(workflow.path("state").asText()).isEqualTo("broken");
      assertThat(workflow.path("failed").asInt()).isEqualTo(2);
      assertThat(workflow.path("runs").asInt()).isEqualTo(3);
    }
    add("success", "c4", "main");
    ci.sync();
    assertThat(rows(pages().getLast(), "broken")).isEmpty();
  }

  @Test
  void aWorkflowIsBesideHowLongItTookBefore() {
    for (int daysAgo : List.of(0, 9)) {
      Instant at = CLOCK.instant().minus(Duration.ofDays(daysAgo));
      Instant end = at.plusSeconds(daysAgo == 0 ? 180 : 120);
      WORLD.addRun(build, RunDraft.at(at).completed("success", end).branch("main").sha("s" + at));
    }
    CLOCK.advance(Duration.ofMinutes(10));
    ci.sync();
    for (String page : pages().subList(1, 3)) {
      JsonNode workflow = rows(page, "workflows").get(0);
      assertThat(workflow.path("median").asDouble()).as(page).isBetween(171.0, 189.0);
      assertThat(workflow.path("before").asDouble()).as(page).isBetween(114.0, 126.0);
    }
  }

  @Test
  void listsOfSeveralOrganizationsGoOnFromOneToTheNext() {
    String other = org + "-too";
    var installed = WORLD.install(other);
    var test = WORLD.addWorkflow(WORLD.addRepository(installed, "pad"), "Test");
    for (int i = 0; i < 130; i++) {
      WORLD.addRun(
          i % 2 == 0 ? build : test,
          RunDraft.at(CLOCK.instant()).completed("failure").branch("main").sha("d" + i));
    }
    CLOCK.advance(Duration.ofMinutes(10));
    ci.sync();
    String next = "/ci?period=7&outcome=failed";
    int found = 0;
    for (int page = 0; next != null; page++) {
      assertThat(page).isLessThan(20);
      String html = html(next);
      found += html.split("rel=\"noreferrer noopener\">Run<", -1).length - 1;
      Matcher more = Pattern.compile("<a href=\"([^\"]*)\" rel=\"next\">").matcher(html);
      next = more.find() ? more.group(1).replace("&amp;", "&") : null;
    }
    WORLD.uninstall(installed);
    assertThat(found).isEqualTo(130);
  }

  @Test
  void aPageCostsAtMostSixtyUnitsHoweverMuchItIsAbout() {
    add("success", "e1", "main");
    ci.sync();
    String owner = "id:" + WORLD.account(org).orElseThrow().id();
    var table = new Table(ci.host.dynamo(), ci.ciTable());
    long repository = WORLD.repository(org, "rocket").orElseThrow().id();
    LocalDate first = today().minusDays(400);
    HeavyRollups.store(ci.host.dynamo(), ci.ciTable(), HeavyRollups.ofOwner(owner, first, today()));
    for (long workflow = 800_001; workflow <= 800_020; workflow++) {
      HeavyRollups.store(
          ci.host.dynamo(),
          ci.ciTable(),
          HeavyRollups.ofWorkflow(owner, workflow, today().minusDays(100), today()));
    }
    for (long workflow = 800_001; workflow <= 800_060; workflow++) {
      for (String pk : List.of("WORKFLOWS#" + owner, "ATTENTION#" + owner)) {
        table.put(state(pk, repository, workflow));
      }
    }
    for (String page : pages()) {
      for (String days : List.of("?period=7", "?period=90", "?period=year")) {
        html(page + days);
        ci.meter.reset(ci.ciTable());
        String html = html(page + days);
        assertThat(ci.meter.read()).as(page + days).isLessThanOrEqualTo(DEAREST);
        assertThat(html.length()).as(page + days).isLessThan(75_000);
      }
    }
  }

  @Test
  void pagesOfManyQuietWorkflowsCostNoMore() {
    var repository = WORLD.addRepository(acme, "quiet");
    for (int i = 0; i < 30; i++) {
      Workflow workflow = WORLD.addWorkflow(repository, "Workflow " + i);
      WORLD.addRun(workflow, RunDraft.at(CLOCK.instant()).completed("failure").sha("f" + i));
    }
    CLOCK.advance(Duration.ofMinutes(10));
    ci.sync();
    for (String page : List.of("/ci/" + org, "/ci/" + org + "/quiet")) {
      for (String days : List.of("?period=90", "?period=year")) {
        html(page + days);
        ci.meter.reset(ci.ciTable());
        html(page + days);
        assertThat(ci.meter.read()).as(page + days).isLessThanOrEqualTo(DEAREST);
        assertThat(ci.meter.written()).as(page + days).isZero();
        assertThat(ci.meter.calls()).as(page + days).isLessThanOrEqualTo(90);
      }
    }
  }

  private static Row state(String pk, long repository, long workflow) {
    String commit = "0123456789abcdef0123456789abcdef01234567";
    long at = CLOCK.instant().toEpochMilli();
    return Row.of(pk, repository + "#" + workflow)
        .with("repoId", repository)
        .with("repoName", "rocket")
        .with("workflow", Long.toString(workflow))
        .with("workflowName", "Workflow " + workflow)
        .with(
            "recent",
            List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10).stream()
                .map(i -> "%d 1 %d %d f %s mona-lisa".formatted(i, at - i, at - i, commit))
                .toList())
        .with("flaky", List.of());
  }

  private List<String> pages() {
    String page = "/ci/" + org;
    return List.of("/ci", page, page + "/rocket", page + "/rocket/" + build.id());
  }

  private JsonNode api(String page, String branch) {
    String days = "&since=" + today().minusDays(6) + "&until=" + today() + "&branch=" + branch;
    List<String> parts = List.of(page.split("/", -1));
    String scope = parts.size() > 3 ? "&repo=" + parts.get(3) : "";
    return metrics(scope + (parts.size() > 4 ? "&workflow=" + parts.get(4) : "") + days);
  }

  private static JsonNode figure(JsonNode figures, String name) {
    for (JsonNode each : figures) {
      if (each.path("figure").asText().equals(name)) {
        return each.path("these_days");
      }
    }
    throw new AssertionError("no figure " + name + " in " + figures);
  }
}
