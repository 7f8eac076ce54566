package dev.opsledger.front.projection;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.front.domain.Contribution;
import dev.opsledger.front.domain.CounterKey;
import dev.opsledger.front.domain.Projection;
import dev.opsledger.front.store.FrontKeys;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run in the numbers of its day.
 *
 * <p>Each run is one of {@code succeeded}, {@code failed}, {@code running} and {@code other}
 * (cancelled, skipped and the like), and counts in {@code total}. How long it took is known of
 * first attempts that succeeded or failed: from creation to GitHub's last change of it.
 */
public final class RunProjection {
  public static final String TOTAL = "total";
  public static final String SUCCEEDED = "succeeded";
  public static final String FAILED = "failed";
  public static final String RUNNING = "running";
  public static final String OTHER = "other";

  /** Seconds of the runs whose duration is known. */
  public static final String SECONDS = "seconds";

  /** Runs whose duration is known. */
  public static final String TIMED = "timed";

  /** Runs that succeeded in a later attempt than the first. */
  public static final String RETRIED = "retried";

  /** A year and a month, for those who look for the runs of a commit. */
  static final Duration KEPT = Duration.ofDays(400);

  /** GitHub ends a run after 35 days; what took longer was changed for another reason. */
  private static final long LONGEST_SECONDS = Duration.ofDays(35).toSeconds();

  private RunProjection() {}

  static Projection of(Fact fact, ZoneId zone) {
    JsonNode run = fact.payload();
    String login = Json.text(run, "organization").orElse("");
    String owner = FrontKeys.owner(Json.number(run, "organizationId"), login);
    var day = FrontKeys.Day.of(fact.occurredAt(), zone);
    String outcome = outcome(run);
    Map<String, Long> counted = Map.of(TOTAL, 1L, outcome, 1L);
    var shares = new ArrayList<Contribution>();
    shares.add(Contribution.of(FrontKeys.totals(day), prefixed(counted)));
    shares.add(
        new Contribution(FrontKeys.organization(day, owner), counted, Map.of("organization", login)));
    Optional<String> commit = Json.text(run, "commitSHA").filter(sha -> !sha.isEmpty());
    Json.number(run, "workflowId")
        .ifPresent(
            workflow -> {
              shares.add(ofWorkflow(fact, FrontKeys.workflow(day, owner, workflow), counted));
              commit
                  .filter(_ -> outcome.equals(SUCCEEDED) || outcome.equals(FAILED))
                  .map(sha -> FrontKeys.tries(day, owner, workflow, sha))
                  .ifPresent(key -> shares.add(Contribution.of(key, tries(run, outcome))));
            });
    return Projection.of(List.copyOf(shares)).ofCommit(commit).keptFor(KEPT);
  }

  private static Map<String, Long> prefixed(Map<String, Long> counted) {
    var runs = new LinkedHashMap<String, Long>();
    counted.forEach((name, number) -> runs.put("runs." + name, number));
    return runs;
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
