package dev.opsledger.front.api;

import dev.opsledger.core.json.Json;
import dev.opsledger.front.dora.SourceCounts.Missing;
import dev.opsledger.front.dora.DoraService;
import dev.opsledger.front.dora.Figures;
import dev.opsledger.front.dora.SourceCounts.Missing;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The DORA figures as JSON: each with the rows that it was made from, and how sure it is. */
final class DoraJson {
  /** How sure a figure is, and why no surer. */
  private record Sure(String word, Optional<String> why) {
    static final Sure ALL = new Sure("all", Optional.empty());

    /** Sure of all unless something is missing. */
    static Sure over(Optional<String> missing) {
      return missing.map(Sure::some).orElse(ALL);
    }

    static Sure none(String why) {
      return new Sure("none", Optional.of(why));
    }

    static Sure some(String why) {
      return new Sure("some", Optional.of(why));
    }
  }

  private static final String NO_SERVICES =
      "no service belongs to the project: DORA_SERVICES names none";

  private DoraJson() {}

  static JsonNode of(long project, DoraService.Found found, Duration window) {
    Figures figures = found.figures();
    return Json.object(
        "project_id", project,
        "since", figures.period().since(),
        "until", figures.period().until(),
        "services", found.services().stream().sorted().toList(),
        "failure_window_minutes", window.toMinutes(),
        "deployment_frequency", frequency(found),
        "lead_time", leadTime(found),
        "change_failure_rate", failureRate(found),
        "time_to_restore", timeToRestore(found));
  }

  private static JsonNode frequency(DoraService.Found found) {
    Figures figures = found.figures();
    Sure sure = Sure.over(deploymentsMissing(found));
    return Json.object(
        "per_day", figures.releasesADay(),
        "deployments", figures.releases().size(),
        "days", figures.period().days(),
        "sure", sure.word(),
        "why", sure.why(),
        "rows",
            figures.releases().stream()
                .map(
                    r ->
                        Json.object(
                            "deployment_id", r.id(), "ended_at", r.at(), "commit_sha", r.commit()))
                .toList());
  }

  private static JsonNode leadTime(DoraService.Found found) {
    Figures figures = found.figures();
    int known = figures.leads().size();
    long of = distinctCommits(figures);
    Sure sure =
        known == of
            ? Sure.over(deploymentsMissing(found))
            : Sure.some("the run or the commit of %d of %d is not known".formatted(of - known, of));
    if (known == 0) {
      sure = Sure.none("no deployment has a commit whose first run is known");
    }
    return Json.object(
        "median_seconds", value(figures.leadTime()),
        "known", known,
        "of", of,
        "sure", sure.word(),
        "why", sure.why(),
        "rows",
            figures.leads().stream()
                .map(
                    lead ->
                        Json.object(
                            "deployment_id", lead.release().id(),
                            "commit_sha", lead.release().commit(),
                            "run_id", lead.commit().run(),
                            "first_seen_at", lead.commit().at(),
                            "seconds", lead.seconds()))
                .toList());
  }

  private static Optional<String> deploymentsMissing(DoraService.Found found) {
    Missing missing = found.missing();
    if (missing.deployments() > 0) {
      return Optional.of(
          "%d done deployments of these days are counted and not known here"
              .formatted(missing.deployments()));
    }
    return missing
        .wholeFrom()
        .map(
            from ->
                "deployments are counted since %s, so earlier ones may be missing".formatted(from));
  }

  private static Optional<String> anythingMissing(DoraService.Found found) {
    long incidents = found.missing().incidents();
    return incidents > 0
        ? Optional.of(
            "%d incidents of these days are counted and not known here".formatted(incidents))
        : deploymentsMissing(found);
  }

  /** Of deployments of one commit the first counts; one whose commit nobody said stands alone. */
  private static long distinctCommits(Figures figures) {
    long named = figures.releases().stream().flatMap(r -> r.commit().stream()).distinct().count();
    return named + figures.releases().stream().filter(r -> r.commit().isEmpty()).count();
  }

  private static JsonNode failureRate(DoraService.Found found) {
    Figures figures = found.figures();
    int of = figures.releases().size();
    Sure sure = sureOfFailures(found);
    boolean none = found.services().isEmpty();
    return Json.object(
        "rate", none ? null : value(figures.failureRate()),
        "failed", figures.failed(),
        "of", of,
        "settled", figures.settled(),
        "sure", sure.word(),
        "why", sure.why(),
        "rows", figures.failures().stream().map(DoraJson::failure).toList());
  }

  private static Sure sureOfFailures(DoraService.Found found) {
    Figures figures = found.figures();
    int of = figures.releases().size();
    if (found.services().isEmpty()) {
      return Sure.none(NO_SERVICES);
    }
    if (of == 0) {
      return Sure.none(anythingMissing(found).orElse("there was no deployment"));
    }
    if (figures.settled() == of) {
      return Sure.over(anythingMissing(found));
    }
    String known = found.knownUntil().map(at -> "until " + at).orElse("not at all");
    return Sure.some(
        "the window of %d of %d is not over: incidents are known %s"
            .formatted(of - figures.settled(), of, known));
  }

  private static JsonNode failure(Figures.Failure failure) {
    return Json.object(
        "deployment_id", failure.release().id(),
        "incident_id", failure.outage().id(),
        "service_id", failure.outage().service(),
        "seconds_after", failure.seconds());
  }

  private static JsonNode timeToRestore(DoraService.Found found) {
    List<Figures.Failure> failures = found.figures().failures();
    long restored = failures.stream().filter(f -> f.secondsToRestore().isPresent()).count();
    return Json.object(
        "median_seconds", value(found.figures().timeToRestore()),
        "restored", restored,
        "of", failures.size(),
        "sure", sureOfRestores(found, restored).word(),
        "why", sureOfRestores(found, restored).why(),
        "rows", failures.stream().map(DoraJson::restore).toList());
  }

  private static Sure sureOfRestores(DoraService.Found found, long restored) {
    int of = found.figures().failures().size();
    if (found.services().isEmpty()) {
      return Sure.none(NO_SERVICES);
    }
    if (restored == 0) {
      return Sure.none(of == 0 ? "nothing failed" : "nothing is restored yet");
    }
    return restored == of
        ? Sure.over(anythingMissing(found))
        : Sure.some("%d of %d incidents are still open".formatted(of - restored, of));
  }

  private static JsonNode restore(Figures.Failure failure) {
    return Json.object(
        "incident_id", failure.outage().id(),
        "deployment_id", failure.release().id(),
        "began_at", failure.outage().at(),
        "restored_at", failure.outage().restoredAt(),
        "seconds", failure.secondsToRestore());
  }

  private static Object value(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
