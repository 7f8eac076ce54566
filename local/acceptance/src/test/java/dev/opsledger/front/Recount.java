package dev.opsledger.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Counts the newest facts in the simplest way, as a reference. */
final class Recount {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> FAILURES = List.of("failure", "timed_out", "startup_failure");

  private final List<JsonNode> runs;
  private final Map<String, List<JsonNode>> others = new HashMap<>();
  private final LocalDate today;

  Recount(Collection<Fact> facts, Instant now) {
    today = date(now);
    for (Fact fact : facts) {
      if (!fact.isGone()) {
        others
            .computeIfAbsent(fact.kind(), _ -> new ArrayList<>())
            .add(FrontHost.json(Json.text(fact.payload())));
      }
    }
    runs = kind("run").filter(run -> today.equals(date(time(run, "createdAt")))).toList();
  }

  private Stream<JsonNode> kind(String kind) {
    return others.getOrDefault(kind, List.of()).stream();
  }

  private static LocalDate date(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static Instant time(JsonNode node, String field) {
    return Instant.parse(node.get(field).asText());
  }

  private static boolean ended(JsonNode run) {
    return run.get("status").asText().equals("completed");
  }

  private static boolean succeeded(JsonNode run) {
    return ended(run) && run.get("conclusion").asText().equals("success");
  }

  private static boolean failed(JsonNode run) {
    return ended(run) && FAILURES.contains(run.get("conclusion").asText());
  }

  JsonNode runs() {
    return counts(runs);
  }

  private static JsonNode counts(List<JsonNode> some) {
    int succeeded = (int) some.stream().filter(Recount::succeeded).count();
    int failed = (int) some.stream().filter(Recount::failed).count();
    int running = (int) some.stream().filter(run -> !ended(run)).count();
    return JSON.createObjectNode()
        .put("total", some.size())
        .put("succeeded", succeeded)
        .put("failed", failed)
        .put("running", running)
        .put("other", some.size() - succeeded - failed - running);
  }

  /** Compares an organization's counters with its runs. */
  void check(JsonNode organization) {
    String name = organization.get("name").asText();
    List<JsonNode> its =
        runs.stream().filter(run -> run.get("organization").asText().equals(name)).toList();
    assertThat(organization.get("runs")).as(name).isEqualTo(counts(its));
    var flows = new HashMap<Long, List<JsonNode>>();
    its.forEach(
        run ->
            flows.computeIfAbsent(run.get("workflowId").asLong(), _ -> new ArrayList<>()).add(run));
    checkFlakiest(organization.get("flakiest"), flows);
    checkSlowest(organization.get("slowest"), flows);
  }

  private static void checkFlakiest(JsonNode shown, Map<Long, List<JsonNode>> flows) {
    for (JsonNode each : shown) {
      List<JsonNode> its = flows.get(each.get("workflow_id").asLong());
      assertThat(each.get("flaky").asLong()).isEqualTo(flaky(its));
      assertThat(each.get("failed").asLong())
          .isEqualTo(its.stream().filter(Recount::failed).count());
      assertThat(each.get("runs").asInt()).isEqualTo(its.size());
    }
    List<Long> most =
        flows.values().stream()
            .map(Recount::flaky)
            .filter(flaky -> flaky > 0)
            .sorted(Comparator.reverseOrder())
            .limit(5)
            .toList();
    assertThat(shown).extracting(each -> each.get("flaky").asLong()).isEqualTo(most);
  }

  /** Runs that passed although the same commit failed before, or in an earlier attempt. */
  private static long flaky(List<JsonNode> runs) {
    return runs.stream()
        .filter(Recount::succeeded)
        .filter(
            run ->
                run.get("attempt").asInt() > 1
                    || runs.stream()
                        .anyMatch(
                            other ->
                                failed(other)
                                    && other.get("commitSHA").equals(run.get("commitSHA"))))
        .count();
  }

  private static void checkSlowest(JsonNode shown, Map<Long, List<JsonNode>> flows) {
    List<Long> most =
        flows.values().stream()
            .map(Recount::averageSeconds)
            .flatMap(Optional::stream)
            .sorted(Comparator.reverseOrder())
            .limit(5)
            .toList();
    assertThat(shown).extracting(each -> each.get("average_seconds").asLong()).isEqualTo(most);
    for (JsonNode each : shown) {
      assertThat(averageSeconds(flows.get(each.get("workflow_id").asLong())))
          .contains(each.get("average_seconds").asLong());
    }
  }

  private static Optional<Long> averageSeconds(List<JsonNode> runs) {
    List<Long> seconds =
        runs.stream()
            .filter(run -> succeeded(run) || failed(run))
            .filter(run -> run.get("attempt").asInt() == 1)
            .map(
                run -> Duration.between(time(run, "createdAt"), time(run, "updatedAt")).toSeconds())
            .toList();
    return seconds.isEmpty()
        ? Optional.empty()
        : Optional.of(seconds.stream().mapToLong(s -> s).sum() / seconds.size());
  }

  void checkDeployments(JsonNode shown) {
    assertThat(shown.get("ongoing").asLong())
        .isEqualTo(kind("deployment").filter(each -> each.get("endedAt").isNull()).count());
    assertThat(shown.get("newest").size()).isEqualTo(Math.min(8, shown.get("ongoing").asInt()));
    for (String end : List.of("done", "failed", "cancelled")) {
      assertThat(shown.get(end + "_today").asLong())
          .as(end)
          .isEqualTo(endedToday().filter(each -> each.get("status").asText().equals(end)).count());
    }
    assertThat(shown.get("failures").size())
        .isEqualTo(Math.min(8, shown.get("failed_today").asInt()));
    for (JsonNode project : shown.get("projects")) {
      for (String end : List.of("done", "failed", "cancelled")) {
        assertThat(project.get(end).asLong())
            .isEqualTo(
                endedToday()
                    .filter(each -> each.get("status").asText().equals(end))
                    .filter(each -> each.get("projectId").equals(project.get("id")))
                    .count());
      }
    }
  }

  private Stream<JsonNode> endedToday() {
    return kind("deployment")
        .filter(each -> !each.get("endedAt").isNull())
        .filter(each -> date(time(each, "endedAt")).equals(today));
  }

  void checkIncidents(JsonNode shown) {
    for (String status : List.of("triggered", "acknowledged")) {
      assertThat(shown.get(status).asLong()).isEqualTo(open(status, Optional.empty()));
      for (JsonNode service : shown.get("services")) {
        assertThat(service.get(status).asLong())
            .isEqualTo(open(status, Optional.of(service.get("id").asText())));
      }
    }
    long services =
        kind("incident")
            .filter(each -> !each.get("status").asText().equals("resolved"))
            .map(each -> each.get("serviceId"))
            .distinct()
            .count();
    assertThat(shown.get("services")).hasSize((int) services);
  }

  private long open(String status, Optional<String> service) {
    return kind("incident")
        .filter(each -> each.get("status").asText().equals(status))
        .filter(each -> service.map(id -> id.equals(each.get("serviceId").asText())).orElse(true))
        .count();
  }

  void checkVisits(JsonNode shown) {
    for (JsonNode day : shown.get("days")) {
      List<JsonNode> its =
          kind("visits").filter(each -> each.get("date").equals(day.get("day"))).toList();
      assertThat(day.get("views").asLong()).isEqualTo(sum(its, "views"));
      assertThat(day.get("clones").asLong()).isEqualTo(sum(its, "clones"));
      assertThat(day.get("repositories").asInt()).isEqualTo(its.size());
    }
    List<Long> most =
        kind("visits")
            .filter(each -> each.get("date").asText().equals(today.minusDays(1).toString()))
            .map(each -> each.get("views").asLong())
            .sorted(Comparator.reverseOrder())
            .limit(8)
            .toList();
    assertThat(StreamSupport.stream(shown.get("repositories").spliterator(), false))
        .extracting(each -> each.get("views").asLong())
        .isEqualTo(most);
  }

  private static long sum(List<JsonNode> some, String field) {
    return some.stream().mapToLong(each -> each.get(field).asLong()).sum();
  }

  void checkGists(JsonNode shown) {
    assertThat(shown.get("all").asLong()).isEqualTo(kind("gist").count());
    assertThat(shown.get("deals").asLong())
        .isEqualTo(kind("gist").filter(each -> !each.get("dealId").isNull()).count());
    assertThat(shown.get("refused").asLong())
        .isEqualTo(
            kind("gist").filter(each -> each.get("deal").asText().equals("refused")).count());
  }
}
