package dev.opsledger.front.dora;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.sync.SourceState;
import dev.opsledger.core.sync.SyncReport;
import dev.opsledger.front.store.FactQuery;
import dev.opsledger.front.store.StoredFact;
import dev.opsledger.front.store.UnrelatedIncidents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the facts of a project and computes its DORA figures. */
public final class DoraService {
  private final FactQuery facts;
  private final ProjectDeployments deployments;
  private final ServiceIncidents incidents;
  private final SourceCounts counts;
  private final UnrelatedIncidents unrelated;
  private final SyncReport syncs;
  private final DoraOptions options;

  /**
   * @param counts how much the sources have, to find what was never received
   * @param syncs until when incidents are known, and which runs are missing
   */
  public DoraService(
      FactQuery facts,
      SourceCounts counts,
      UnrelatedIncidents unrelated,
      SyncReport syncs,
      DoraOptions options) {
    this.facts = facts;
    this.deployments = new ProjectDeployments(facts);
    this.incidents = new ServiceIncidents(facts);
    this.counts = counts;
    this.unrelated = unrelated;
    this.syncs = syncs;
    this.options = options;
  }

  /** How long after a deployment an incident counts against it. */
  public Duration failureWindow() {
    return options.failureWindow();
  }

  /**
   * Computes the figures of a project's deployments to an environment; only rows of the period are
   * read.
   *
   * @throws RequestException 404 when there is no such project, 400 when the period holds too many
   *     rows
   */
  public DoraResult figures(long project, Environment environment, Period period) {
    var range = new ReadRange(period, options.failureWindow());
    Set<String> services = options.servicesOf(project);
    List<StoredFact> done = deployments.done(project, range);
    List<Release> releases = deployments.releases(done, range, environment);
    if (done.isEmpty() && services.isEmpty() && !isKnown(project)) {
      throw RequestException.notFound("there is no such project");
    }
    Optional<Instant> knownUntil = syncs.source("oncall").flatMap(SourceState::lastGoodAt);
    List<StoredFact> found = incidents.of(services, range);
    List<Outage> outages = ServiceIncidents.outages(found, range);
    Rules rules =
        new Rules(
            options.failureWindow(),
            unrelated.among(outages.stream().map(Outage::id).toList()),
            knownUntil.orElse(Instant.EPOCH));
    var commits = deployments.commits(releases, period);
    Figures figures = Figures.of(period, releases, commits, outages, rules);
    return new DoraResult(
        environment,
        figures,
        services,
        knownUntil,
        counts.missing(project, services, period, done, found),
        unread(project),
        new RunGaps(syncs).reason());
  }

  /** Why deployments of one of the project's repositories on GitHub may be missing. */
  private Optional<String> unread(long project) {
    // The ids of the units in which a project's repositories are read begin like this.
    String prefix = "repository:%d/".formatted(project);
    return syncs.troubled("deployments", Optional.of(prefix), 1).stream()
        .filter(unit -> unit.id().startsWith(prefix))
        .findFirst()
        .map(
            unit ->
                "deployments of %s on GitHub may be missing: %s"
                    .formatted(unit.name(), unit.reason().orElse("they could not be read")));
  }

  private boolean isKnown(long project) {
    return facts.exists("project", Long.toString(project));
  }

  /**
   * Records whether a deployment may have caused an incident.
   *
   * @throws RequestException 404 when there is no such incident
   */
  public void judge(String incident, boolean causedByDeployment) {
    if (!facts.exists("incident", incident)) {
      throw RequestException.notFound("there is no such incident");
    }
    if (causedByDeployment) {
      unrelated.unmark(incident);
    } else {
      unrelated.mark(incident);
    }
  }
}
