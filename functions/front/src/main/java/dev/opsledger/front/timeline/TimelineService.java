package dev.opsledger.front.timeline;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.identity.IdentityMap;
import dev.opsledger.core.identity.IdentityTable;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.text.CommitIds;
import dev.opsledger.front.dora.Attribution;
import dev.opsledger.front.dora.Attribution.Consequences;
import dev.opsledger.front.dora.Attribution.Deployed;
import dev.opsledger.front.store.FactQuery;
import dev.opsledger.front.store.StoredFact;
import dev.opsledger.front.timeline.Entry.Kind;
import dev.opsledger.front.timeline.Timeline.Span;
import dev.opsledger.front.timeline.Timeline.Subject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells what changed. Every read is bounded, so that an answer costs no more after years; what was
 * left out for that reason is said.
 */
public final class TimelineService {
  private static final int MOST_RUNS = 30;
  private static final int MOST_DEPLOYMENTS = 10;

  /** The most deployments of a commit whose incidents are looked for. */
  private static final int MOST_JUDGED = 3;

  private static final int MOST_OF_A_PROJECT = 30;
  private static final String TOO_MANY =
      "more incidents or deployments followed at once than are looked at";
  private static final Comparator<Entry> BY_TIME =
      Comparator.comparing(Entry::at).thenComparing(each -> each.fact().id());

  private final FactQuery facts;
  private final Attribution attribution;
  private final IdentityTable identity;
  private final Clock clock;

  /**
   * @param attribution which incidents count against which deployment
   */
  public TimelineService(
      FactQuery facts, Attribution attribution, IdentityTable identity, Clock clock) {
    this.facts = facts;
    this.attribution = attribution;
    this.identity = identity;
    this.clock = clock;
  }

  /**
   * What changed before an incident and until its resolution.
   *
   * @param window how long before it
   * @throws RequestException 404 if there is no such incident
   */
  public Timeline ofIncident(String id, Duration window) {
    StoredFact incident =
        facts
            .find("incident", id)
            .orElseThrow(() -> RequestException.notFound("there is no such incident"));
    return new IncidentCandidates(facts, clock.instant()).of(incident, identity.read(), window);
  }

  /**
   * A commit's runs, its deployments and the incidents that count against these.
   *
   * @throws RequestException 404 if it has neither runs nor deployments
   */
  public Timeline ofCommit(String given) {
    String named = CommitIds.normal(given);
    String commit = CommitIds.isShort(named) ? facts.commitOf(named).orElse(named) : named;
    List<StoredFact> runs = facts.runsOf(commit, MOST_RUNS + 1);
    List<StoredFact> deployments =
        facts.deploymentsOf(commit, clock.instant(), MOST_DEPLOYMENTS + 1).stream()
            .filter(fact -> Attribution.isOfCommit(commit, fact))
            .sorted(Comparator.comparing(StoredFact::occurredAt))
            .toList();
    if (runs.isEmpty() && deployments.isEmpty()) {
      throw RequestException.notFound("the commit has neither runs nor deployments");
    }
    Instant first =
        Stream.concat(runs.stream(), deployments.stream())
            .map(StoredFact::occurredAt)
            .min(Instant::compareTo)
            .orElseThrow();
    var entries = new ArrayList<Entry>();
    runs.stream()
        .limit(MOST_RUNS)
        .forEach(run -> entries.add(Entry.of(Kind.RUN, run, first, "a run of the commit")));
    deployments.stream()
        .limit(MOST_DEPLOYMENTS)
        .forEach(
            each -> entries.add(Entry.of(Kind.DEPLOYMENT, each, first, "it deployed the commit")));
    List<StoredFact> done = deployments.stream().filter(TimelineService::isDone).toList();
    IdentityMap map = identity.read();
    boolean whole = true;
    for (StoredFact each : done.stream().limit(MOST_JUDGED).toList()) {
      Consequences came = consequences(each, map);
      entries.addAll(incidents(came, first));
      whole &= came.whole();
    }
    entries.sort(BY_TIME);
    boolean told = whole;
    boolean cut =
        runs.size() > MOST_RUNS
            || deployments.size() > MOST_DEPLOYMENTS
            || done.size() > MOST_JUDGED;
    return timeline(
        new Subject("commit", commit),
        entries,
        deployments.stream().map(TimelineService::project).distinct().toList(),
        cut
            ? Optional.of(
                "only the first %d runs and %d deployments are told, and the incidents of %d"
                    .formatted(MOST_RUNS, MOST_DEPLOYMENTS, MOST_JUDGED))
            : unmapped(map, done).or(() -> Optional.of(TOO_MANY).filter(_ -> !told)));
  }

  /**
   * A deployment and the incidents that count against it.
   *
   * @throws RequestException 404 if there is no such deployment
   */
  public Timeline ofDeployment(String id) {
    StoredFact deployment =
        facts
            .find("deployment", id)
            .orElseThrow(() -> RequestException.notFound("there is no such deployment"));
    IdentityMap map = identity.read();
    Instant moment = deployment.occurredAt();
    var entries = new ArrayList<Entry>();
    entries.add(Entry.of(Kind.DEPLOYMENT, deployment, moment, "the deployment"));
    List<StoredFact> done = isDone(deployment) ? List.of(deployment) : List.of();
    Optional<String> gap = unmapped(map, done);
    if (isDone(deployment)) {
      Consequences came = consequences(deployment, map);
      entries.addAll(incidents(came, moment));
      gap = gap.or(() -> Optional.of(TOO_MANY).filter(_ -> !came.whole()));
    }
    entries.sort(BY_TIME);
    return timeline(new Subject("deployment", id), entries, List.of(project(deployment)), gap);
  }

  /**
   * A project's deployments of a period and its incidents.
   *
   * @throws RequestException 404 if there is no such project
   */
  public Timeline ofProject(long project, Span span) {
    IdentityMap map = identity.read();
    if (map.ofProject(project).isEmpty() && !facts.exists("project", Long.toString(project))) {
      throw RequestException.notFound("there is no such project");
    }
    Attribution.Course course =
        attribution.course(
            project, map.servicesOf(project), span.since(), span.until(), MOST_OF_A_PROJECT);
    var entries = new ArrayList<Entry>();
    for (StoredFact each : course.deployments()) {
      entries.add(Entry.of(Kind.DEPLOYMENT, each, span.since(), "a deployment of the project"));
    }
    for (Deployed each : course.incidents()) {
      entries.add(incident(each, span.since()));
    }
    entries.sort(BY_TIME);
    Optional<String> gap =
        course.whole()
            ? map.servicesOf(project).isEmpty()
                ? Optional.of("no service belongs to project %d".formatted(project))
                : Optional.empty()
            : Optional.of("not all deployments and incidents are told; give a shorter time");
    return Timeline.of(
        new Subject("project", Long.toString(project)), span, List.of(project), entries, gap);
  }

  private static Timeline timeline(
      Subject subject, List<Entry> entries, List<Long> projects, Optional<String> gap) {
    var span = new Span(entries.getFirst().at(), entries.getLast().at());
    return Timeline.of(subject, span, projects, entries, gap);
  }

  private static Optional<String> unmapped(IdentityMap map, List<StoredFact> done) {
    return done.stream()
        .map(TimelineService::project)
        .filter(project -> map.servicesOf(project).isEmpty())
        .findFirst()
        .map("no service belongs to project %d, so its incidents are not known"::formatted);
  }

  private Consequences consequences(StoredFact deployment, IdentityMap map) {
    return attribution.incidents(deployment, map.servicesOf(project(deployment)));
  }

  private static List<Entry> incidents(Consequences consequences, Instant moment) {
    return consequences.incidents().stream().map(each -> incident(each, moment)).toList();
  }

  private static Entry incident(Deployed each, Instant moment) {
    String why =
        each.deployment()
            .map(
                id ->
                    "it began %d s after deployment %d, the latest before it"
                        .formatted(each.seconds(), id))
            .orElse("it is of a service of the project and counts against no deployment");
    return new Entry(
        Kind.INCIDENT,
        each.incident(),
        Duration.between(moment, each.incident().occurredAt()).toSeconds(),
        why,
        each.deployment());
  }

  private static boolean isDone(StoredFact deployment) {
    return Json.text(deployment.payload(), "status").filter("done"::equals).isPresent();
  }

  private static long project(StoredFact deployment) {
    return Json.number(deployment.payload(), "projectId").orElse(0L);
  }
}
