package dev.opsledger.front.dora;

import dev.opsledger.core.count.TimeSpan;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.front.dora.SourceCounts.Missing;
import dev.opsledger.front.dora.gap.GitHubGaps;
import dev.opsledger.front.dora.gap.IncidentGaps;
import dev.opsledger.front.store.FactQuery;
import dev.opsledger.front.store.StoredFact;
import dev.opsledger.front.store.UnrelatedIncidents;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what the figures of one project are computed from. */
final class ProjectReader {
  /** The most commits whose first run is looked up for a trend. */
  private static final int MOST_COMMITS = 1_000;

  private final ProjectDeployments deployments;
  private final ServiceIncidents incidents;
  private final SourceCounts counts;
  private final UnrelatedIncidents unrelated;
  private final GitHubGaps deploymentGaps;
  private final IncidentGaps incidentGaps;

  ProjectReader(
      FactQuery facts,
      SourceCounts counts,
      UnrelatedIncidents unrelated,
      GitHubGaps deploymentGaps,
      IncidentGaps incidentGaps) {
    this.deployments = new ProjectDeployments(facts);
    this.incidents = new ServiceIncidents(facts);
    this.counts = counts;
    this.unrelated = unrelated;
    this.deploymentGaps = deploymentGaps;
    this.incidentGaps = incidentGaps;
  }

  /**
   * What is asked of a project.
   *
   * @param services ids of the services that belong to it
   * @param repositories the repositories that belong to it
   * @param knownUntil until when incidents are known
   */
  record Question(
      long project,
      Set<String> services,
      List<String> repositories,
      Environment environment,
      Period period,
      Duration failureWindow,
      Instant knownUntil) {
    ReadRange range(Period asked) {
      return new ReadRange(asked, failureWindow);
    }
  }

  /**
   * What was read of a project.
   *
   * @param withTrend whether it spans the weeks of the trend too
   * @param commits when commits were first seen
   * @param missing how much its sources count but was never received
   * @param noDeployments why deployments on GitHub may be missing
   * @param noIncidents why incidents of its services may be missing
   */
  record Read(
      ReleaseHistory history,
      boolean withTrend,
      Map<String, Commit> commits,
      Missing missing,
      Optional<String> noDeployments,
      Optional<String> noIncidents) {
    Figures figures(Period period) {
      return history.figures(period, commits);
    }
  }

  /** The rows of a range. */
  private record Rows(ReadRange range, List<StoredFact> done, List<StoredFact> incidents) {}

  /**
   * Reads a project.
   *
   * @throws RequestException 400 when the period holds too many rows
   */
  Read read(Question question) {
    Period period = question.period();
    Period wide = period.together(period.trend());
    Optional<Rows> whole = rows(question, question.range(wide));
    Rows rows =
        whole
            .or(() -> rows(question, question.range(period)))
            .orElseThrow(
                () ->
                    RequestException.invalid(
                        "the period has more than %d rows; give a shorter one"
                            .formatted(ReadRange.MOST)));
    ReleaseHistory history = history(question, rows);
    Collection<String> commits = history.commits(rows.range().period());
    boolean withTrend = whole.isPresent() && commits.size() <= MOST_COMMITS;
    return new Read(
        history,
        withTrend,
        deployments.commits(withTrend ? commits : history.commits(period)),
        counts.missing(
            question.project(), question.services(), period, rows.done(), rows.incidents()),
        deploymentGaps.reason(question.project(), question.repositories()),
        question.services().isEmpty() ? Optional.empty() : noIncidents(question.range(period)));
  }

  private Optional<String> noIncidents(ReadRange range) {
    return incidentGaps.reason(new TimeSpan(range.incidentsSince(), range.incidentsUntil()));
  }

  private Optional<Rows> rows(Question question, ReadRange range) {
    return deployments
        .done(question.project(), range)
        .flatMap(
            done ->
                incidents
                    .of(question.services(), range)
                    .map(found -> new Rows(range, done, found)));
  }

  private ReleaseHistory history(Question question, Rows rows) {
    List<Outage> outages = ServiceIncidents.outages(rows.incidents());
    var rules =
        new Rules(
            question.failureWindow(),
            unrelated.among(outages.stream().map(Outage::id).toList()),
            question.knownUntil());
    return new ReleaseHistory(
        deployments.releases(question.project(), rows.done(), rows.range(), question.environment()),
        outages,
        rules);
  }
}
