package dev.opsledger.front;

import dev.opsledger.core.concurrent.SideBySide;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SourceState;
import dev.opsledger.core.sync.SyncReport;
import dev.opsledger.core.web.Problem;
import dev.opsledger.front.FactReader.Known;
import dev.opsledger.front.dora.Commit;
import dev.opsledger.front.dora.Figures;
import dev.opsledger.front.dora.Outage;
import dev.opsledger.front.dora.Period;
import dev.opsledger.front.dora.Release;
import dev.opsledger.front.dora.Rules;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The DORA figures of a project, from what the contexts told. */
record Dora(
    FactReader facts, UnrelatedIncidents unrelated, SyncReport syncs, DoraSettings settings) {
  /** So many deployments, or incidents of a service, fit into one answer and one function. */
  private static final int MOST = 5_000;

  /**
   * What was found.
   *
   * @param services the project's services
   * @param knownUntil until when incidents are known for sure, empty when PagerDuty was never read
   */
  record Found(Figures figures, Set<String> services, Optional<Instant> knownUntil) {}

  /**
   * Reads what a period needs and computes its figures; the read costs what the period holds.
   *
   * @throws Problem 404 when there is no such project, 400 when the period holds too much
   */
  Found of(long project, Period period) {
    Set<String> services = settings.servicesOf(project);
    List<Release> releases = releases(project, period);
    if (releases.isEmpty() && services.isEmpty() && !isKnown(project)) {
      throw Problem.notFound("there is no such project");
    }
    Optional<Instant> knownUntil = syncs.source("oncall").flatMap(SourceState::lastGoodAt);
    List<Outage> outages = outages(services, period);
    Rules rules =
        new Rules(
            settings.failureWindow(),
            unrelated.among(outages.stream().map(Outage::id).toList()),
            knownUntil.orElse(Instant.EPOCH));
    Figures figures = Figures.of(period, releases, commits(releases, period), outages, rules);
    return new Found(figures, services, knownUntil);
  }

  private boolean isKnown(long project) {
    return facts.knows("project", Long.toString(project));
  }

  private List<Release> releases(long project, Period period) {
    Instant since = period.since().minus(settings.failureWindow());
    return few(facts.of("deployment", Long.toString(project), since, period.until(), MOST + 1))
        .stream()
        .filter(known -> Json.text(known.payload(), "status").filter("done"::equals).isPresent())
        .map(
            known ->
                new Release(
                    Long.parseLong(known.id()),
                    Json.text(known.payload(), "commitSHA").filter(sha -> !sha.isBlank()),
                    known.occurredAt()))
        .toList();
  }

  private List<Outage> outages(Set<String> services, Period period) {
    Instant until = period.until().plus(settings.failureWindow());
    return SideBySide.map(
            services,
            service -> few(facts.of("incident", service, period.since(), until, MOST + 1)))
        .stream()
        .flatMap(List::stream)
        .map(Dora::outage)
        .toList();
  }

  private static Outage outage(Known incident) {
    return new Outage(
        incident.id(),
        Json.text(incident.payload(), "serviceId").orElse(""),
        incident.occurredAt(),
        Json.text(incident.payload(), "resolvedAt").map(Instant::parse));
  }

  private static <T> List<T> few(List<T> found) {
    if (found.size() > MOST) {
      throw Problem.badRequest("the period holds over " + MOST + " rows; ask for a shorter one");
    }
    return found;
  }

  /** When each commit of the period was first seen. */
  private Map<String, Commit> commits(Collection<Release> releases, Period period) {
    var shas = new HashSet<String>();
    releases.stream()
        .filter(release -> !release.at().isBefore(period.since()))
        .forEach(release -> release.commit().ifPresent(shas::add));
    var commits = new HashMap<String, Commit>();
    SideBySide.map(shas, sha -> Map.entry(sha, facts.firstRunOf(sha)))
        .forEach(
            found ->
                found
                    .getValue()
                    .ifPresent(
                        run ->
                            commits.put(
                                found.getKey(),
                                new Commit(Long.parseLong(run.id()), run.occurredAt()))));
    return commits;
  }

  /**
   * Notes whether a deployment may have caused an incident.
   *
   * @throws Problem 404 when there is no such incident
   */
  void judge(String incident, boolean causedByDeployment) {
    if (!facts.knows("incident", incident)) {
      throw Problem.notFound("there is no such incident");
    }
    if (causedByDeployment) {
      unrelated.unmark(incident);
    } else {
      unrelated.mark(incident);
    }
  }
}
