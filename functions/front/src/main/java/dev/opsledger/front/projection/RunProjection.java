package dev.opsledger.front.projection;

import static dev.opsledger.front.domain.RunCounters.FAILED;
import static dev.opsledger.front.domain.RunCounters.OTHER;
import static dev.opsledger.front.domain.RunCounters.RETRIED;
import static dev.opsledger.front.domain.RunCounters.RUNNING;
import static dev.opsledger.front.domain.RunCounters.SECONDS;
import static dev.opsledger.front.domain.RunCounters.SUCCEEDED;
import static dev.opsledger.front.domain.RunCounters.TIMED;
import static dev.opsledger.front.domain.RunCounters.TOTAL;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.front.domain.Contribution;
import dev.opsledger.front.domain.CounterKey;
import dev.opsledger.front.domain.Projection;
import dev.opsledger.front.domain.RunCounters;
import dev.opsledger.front.domain.ZonedDay;
import dev.opsledger.front.store.FrontKeys;
import dev.opsledger.front.store.FrontRowKeys;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts a run on the day of its creation. Its duration is known only if its first attempt
 * succeeded or failed: it is the time from creation to GitHub's last change of the run.
 */
final class RunProjection {
  /** Lead times look for the first run of a commit, which may be a year and a month back. */
  private static final Duration KEPT = Duration.ofDays(400);

  /** GitHub ends a run after 35 days; a later change has another reason. */
  private static final long LONGEST_SECONDS = Duration.ofDays(35).toSeconds();

  private RunProjection() {}

  static Projection of(Fact fact, ZoneId zone) {
    JsonNode run = fact.payload();
    String login = Json.text(run, "organization").orElse("");
    String owner = FrontKeys.owner(Json.number(run, "organizationId"), login);
    var day = ZonedDay.of(fact.occurredAt(), zone);
    String outcome = outcome(run);
    Map<String, Long> counted = Map.of(TOTAL, 1L, outcome, 1L);
    var contributions = new ArrayList<Contribution>();
    contributions.add(Contribution.of(FrontKeys.totals(day), RunCounters.inTotals(counted)));
    contributions.add(
        new Contribution(
            FrontKeys.organization(day, owner), counted, Map.of("organization", login)));
    Optional<String> commit = Json.text(run, "commitSHA").filter(sha -> !sha.isEmpty());
    Json.number(run, "workflowId")
        .ifPresent(
            workflow -> {
              contributions.add(
                  ofWorkflow(fact, FrontKeys.workflow(day, owner, workflow), counted));
              commit
                  .filter(_ -> outcome.equals(SUCCEEDED) || outcome.equals(FAILED))
                  .map(sha -> FrontKeys.tries(day, owner, workflow, sha))
                  .ifPresent(key -> contributions.add(Contribution.of(key, tries(run, outcome))));
            });
    Projection projection = Projection.of(contributions).ofCommit(commit).keptFor(KEPT);
    return outcome.equals(FAILED) && Json.flag(run, "onDefaultBranch").orElse(false)
        ? projection.ofUnit(FrontRowKeys.repository(login, Json.text(run, "repository").orElse("")))
        : projection;
  }

  /** Whether a run failed; empty unless it succeeded or failed. */
  static Optional<Boolean> failed(JsonNode run) {
    return switch (outcome(run)) {
      case SUCCEEDED -> Optional.of(false);
      case FAILED -> Optional.of(true);
      default -> Optional.empty();
    };
  }

  private static String outcome(JsonNode run) {
    if (!Json.text(run, "status").orElse("").equals("completed")) {
      return RUNNING;
    }
    return switch (Json.text(run, "conclusion").orElse("")) {
      case "success" -> SUCCEEDED;
      case "failure", "timed_out", "startup_failure" -> FAILED;
      default -> OTHER;
    };
  }

  private static Contribution ofWorkflow(Fact fact, CounterKey key, Map<String, Long> counted) {
    JsonNode run = fact.payload();
    var numbers = new LinkedHashMap<>(counted);
    boolean ended = counted.containsKey(SUCCEEDED) || counted.containsKey(FAILED);
    if (ended && attempt(run) == 1) {
      Instant updatedAt = Instant.parse(Json.text(run, "updatedAt").orElseThrow());
      long seconds = Duration.between(fact.occurredAt(), updatedAt).toSeconds();
      numbers.put(TIMED, 1L);
      numbers.put(SECONDS, Math.clamp(seconds, 0, LONGEST_SECONDS));
    }
    return new Contribution(
        key,
        numbers,
        Map.of(
            "workflow", Json.text(run, "workflowName").orElse(key.sk()),
            "repository", Json.text(run, "repository").orElse("")));
  }

  private static long attempt(JsonNode run) {
    return Json.number(run, "attempt").orElse(1L);
  }

  private static Map<String, Long> tries(JsonNode run, String outcome) {
    return outcome.equals(SUCCEEDED) && attempt(run) > 1
        ? Map.of(SUCCEEDED, 1L, RETRIED, 1L)
        : Map.of(outcome, 1L);
  }
}
