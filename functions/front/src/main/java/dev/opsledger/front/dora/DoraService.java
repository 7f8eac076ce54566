package dev.opsledger.front.dora;

import dev.opsledger.core.count.RunBacklog;
import dev.opsledger.core.count.TimeSpan;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.identity.IdentityMap;
import dev.opsledger.core.identity.IdentityTable;
import dev.opsledger.core.sync.SourceState;
import dev.opsledger.core.sync.SyncReport;
import dev.opsledger.front.dora.DoraResult.Courses;
import dev.opsledger.front.dora.DoraResult.Gaps;
import dev.opsledger.front.dora.DoraResult.Reasons;
import dev.opsledger.front.dora.DoraResult.Scope;
import dev.opsledger.front.dora.SourceCounts.Missing;
import dev.opsledger.front.dora.gap.GitHubGaps;
import dev.opsledger.front.dora.gap.IncidentGaps;
import dev.opsledger.front.dora.gap.RunGaps;
import dev.opsledger.front.store.FactQuery;
import dev.opsledger.front.store.UnrelatedIncidents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the facts of projects and computes their DORA figures. */
public final class DoraService {
  /** The most projects of a team whose figures are computed together. */
  private static final int MOST_PROJECTS = 20;

  private final FactQuery facts;
  private final ProjectReader projects;
  private final UnrelatedIncidents unrelated;
  private final SyncReport syncs;
  private final RunGaps runs;
  private final IdentityTable identity;
  private final Duration failureWindow;

  /**
   * @param counts how much the sources have, to find what was never received
   * @param syncTable what is not kept yet
   * @param syncs until when incidents are known, and which runs are missing
   * @param identity which services belong to which project, and which project to which team
   */
  public DoraService(
      FactQuery facts,
      SourceCounts counts,
      UnrelatedIncidents unrelated,
      Table syncTable,
      SyncReport syncs,
      IdentityTable identity,
      Duration failureWindow) {
    this.facts = facts;
    this.projects =
        new ProjectReader(
            facts, counts, unrelated, new GitHubGaps(syncs), new IncidentGaps(syncTable, syncs));
    this.runs = new RunGaps(syncs, new RunBacklog(syncTable));
    this.unrelated = unrelated;
    this.syncs = syncs;
    this.identity = identity;
    this.failureWindow = failureWindow;
  }

  /** How long after a deployment an incident counts against it. */
  public Duration failureWindow() {
    return failureWindow;
  }

  /**
   * Computes the figures of a project's deployments to an environment; only rows of the period, its
   * trend and their surroundings are read.
   *
   * @param step the steps into which the period is divided; empty for none
   * @throws RequestException 404 when there is no such project, 400 when the period holds too many
   *     rows
   */
  public DoraResult ofProject(
      long project, Environment environment, Period period, Optional<Step> step) {
    IdentityMap map = identity.read();
    if (map.ofProject(project).isEmpty()
        && !facts.exists("project", Long.toString(project))
        && facts.latest("deployment", Long.toString(project), period.until(), 1).isEmpty()) {
      throw RequestException.notFound("there is no such project");
    }
    var scope = new Scope(Optional.empty(), List.of(project));
    return figures(scope, map, environment, period, step);
  }

  /**
   * Computes the figures of all projects of a team together.
   *
   * @throws RequestException 404 when the identity map gives the team no project, 400 when the
   *     period holds too many rows, or the team has too many projects
   */
  public DoraResult ofTeam(
      String team, Environment environment, Period period, Optional<Step> step) {
    IdentityMap map = identity.read();
    List<Long> owned = map.projectsOf(team);
    if (owned.isEmpty()) {
      throw RequestException.notFound("the identity map has no project of this team");
    }
    if (owned.size() > MOST_PROJECTS) {
      throw RequestException.invalid(
          "the team has more than %d projects; ask for one of them".formatted(MOST_PROJECTS));
    }
    return figures(new Scope(Optional.of(team), owned), map, environment, period, step);
  }

  private DoraResult figures(
      Scope scope, IdentityMap map, Environment environment, Period period, Optional<Step> step) {
    Optional<Instant> knownUntil = syncs.source("oncall").flatMap(SourceState::lastGoodAt);
    List<ProjectReader.Read> read = new ArrayList<>();
    for (long project : scope.projects()) {
      var question =
          new ProjectReader.Question(
              project,
              map.servicesOf(project),
              map.repositoriesOf(project),
              environment,
              period,
              failureWindow,
              knownUntil.orElse(Instant.EPOCH));
      read.add(projects.read(question));
    }
    Figures figures = together(period, read);
    return new DoraResult(
        scope,
        environment,
        figures,
        courses(period, step, read),
        services(scope, map),
        gaps(scope, map, knownUntil, read, figures));
  }

  private static Figures together(Period period, List<ProjectReader.Read> read) {
    return Figures.together(period, read.stream().map(each -> each.figures(period)).toList());
  }

  private static Courses courses(
      Period period, Optional<Step> step, List<ProjectReader.Read> read) {
    List<Figures> steps =
        step.map(given -> given.parts(period)).orElse(List.of()).stream()
            .map(part -> together(part, read))
            .toList();
    boolean whole = read.stream().allMatch(ProjectReader.Read::withTrend);
    Optional<List<Figures>> trend =
        whole
            ? Optional.of(
                Step.WEEK.parts(period.trend()).stream().map(part -> together(part, read)).toList())
            : Optional.empty();
    return new Courses(steps, trend);
  }

  private static Set<String> services(Scope scope, IdentityMap map) {
    var services = new TreeSet<String>();
    scope.projects().forEach(project -> services.addAll(map.servicesOf(project)));
    return services;
  }

  private Gaps gaps(
      Scope scope,
      IdentityMap map,
      Optional<Instant> knownUntil,
      List<ProjectReader.Read> read,
      Figures figures) {
    var unserved = new TreeSet<>(scope.projects());
    unserved.removeIf(project -> !map.servicesOf(project).isEmpty());
    return new Gaps(
        unserved,
        knownUntil,
        Missing.together(read.stream().map(ProjectReader.Read::missing).toList()),
        new Reasons(
            read.stream().flatMap(each -> each.noDeployments().stream()).findFirst(),
            read.stream().flatMap(each -> each.noIncidents().stream()).findFirst(),
            runs.reason(seen(figures)),
            figures.leads().size() == figures.distinctCommits()
                ? Optional.empty()
                : noRuns(scope, map, figures.period())));
  }

  private static List<RunGaps.Seen> seen(Figures figures) {
    return figures.leads().stream()
        .map(Figures.Lead::commit)
        .flatMap(
            commit -> commit.repository().map(name -> new RunGaps.Seen(name, commit.at())).stream())
        .toList();
  }

  private Optional<String> noRuns(Scope scope, IdentityMap map, Period period) {
    List<String> repositories =
        scope.projects().stream().flatMap(id -> map.repositoriesOf(id).stream()).toList();
    return runs.reason(repositories, new TimeSpan(period.since(), period.until()));
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
