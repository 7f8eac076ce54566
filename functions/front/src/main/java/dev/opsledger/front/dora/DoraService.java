package dev.opsledger.front.dora;

import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.core.count.DoneDays;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SourceState;
import dev.opsledger.core.sync.SyncReport;
import dev.opsledger.core.text.CommitIds;
import dev.opsledger.front.DoraSettings;
import dev.opsledger.front.store.FactQuery.Known;
import dev.opsledger.front.dora.SourceCounts.Days;
import dev.opsledger.front.dora.SourceCounts.Missing;
import dev.opsledger.front.dora.SourceCounts.Days;
import dev.opsledger.front.dora.SourceCounts.Missing;
import dev.opsledger.front.store.FactQuery.Known;
import dev.opsledger.front.store.FactQuery;
import dev.opsledger.front.store.UnrelatedIncidents;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The DORA figures of a project, from what the contexts told. */
public record DoraService(
    FactQuery facts,
    SourceCounts counts,
    UnrelatedIncidents unrelated,
    SyncReport syncs,
    DoraSettings settings) {
  /** So many deployments, or incidents of a service, fit into one answer and one function. */
  private static final int MOST = 5_000;

  /**
   * What was found.
   *
   * @param services the project's services
   * @param knownUntil until when incidents are known for sure, empty when PagerDuty was never read
   * @param missing what the sources count and nobody told
   */
  public record Found(
      Figures figures, Set<String> services, Optional<Instant> knownUntil, Missing missing) {}

  /**
   * Reads what a period needs and computes its figures; the read costs what the period holds.
   *
   * @throws RequestException 404 when there is no such project, 400 when the period holds too much
   */
  public Found of(long project, Period period) {
    Set<String> services = settings.servicesOf(project);
    List<Known> done = done(project, period);
    List<Release> releases = releases(done, period);
    if (releases.isEmpty() && services.isEmpty() && !isKnown(project)) {
      throw RequestException.notFound("there is no such project");
    }
    Optional<Instant> knownUntil = syncs.source("oncall").flatMap(SourceState::lastGoodAt);
    List<Known> incidents = incidents(services, period);
    List<Outage> outages = outages(incidents, period);
    Rules rules =
        new Rules(
            settings.failureWindow(),
            unrelated.among(outages.stream().map(Outage::id).toList()),
            knownUntil.orElse(Instant.EPOCH));
    Figures figures = Figures.of(period, releases, commits(releases, period), outages, rules);
    Missing missing = counts.missing(project, services, days(period), done, incidents);
    return new Found(figures, services, knownUntil, missing);
  }

  private boolean isKnown(long project) {
    return facts.knows("project", Long.toString(project));
  }

  /** The days that the period touches, which the sources count whole. */
  private static Days days(Period period) {
    return new Days(DoneDays.day(period.since()), DoneDays.day(period.until().minusNanos(1)));
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Of the period's whole days, and of one failure window before it. */
  private List<Known> done(long project, Period period) {
    Days days = days(period);
    Instant since = earlier(period.since().minus(settings.failureWindow()), startOf(days.first()));
    Instant until = startOf(days.last().plusDays(1));
    return few(facts.of("deployment", Long.toString(project), since, until, MOST + 1)).stream()
        .filter(known -> Json.text(known.payload(), "status").filter("done"::equals).isPresent())
        .toList();
  }

  private List<Release> releases(List<Known> done, Period period) {
    Instant since = period.since().minus(settings.failureWindow());
    List<Known> inside =
        done.stream()
            .filter(known -> !known.occurredAt().isBefore(since))
            .filter(known -> known.occurredAt().isBefore(period.until()))
            .toList();
    Map<String, String> whole = whole(inside);
    return inside.stream()
        .map(
            known ->
                new Release(
                    Long.parseLong(known.id()),
                    commit(known).map(id -> whole.getOrDefault(id, id)),
                    known.occurredAt()))
        .toList();
  }

  /** The commit as it was given, which may be short. */
  private static Optional<String> commit(Known deployment) {
    return Json.text(deployment.payload(), "commitSHA")
        .filter(sha -> !sha.isBlank())
        .map(CommitIds::normal);
  }

  /** The whole ids of those commits that were given short, where that is one commit. */
  private Map<String, String> whole(List<Known> deployments) {
    Set<String> ids =
        deployments.stream()
            .flatMap(each -> commit(each).stream())
            .filter(CommitIds::isShort)
            .collect(Collectors.toSet());
    var whole = new HashMap<String, String>();
    BoundedParallel.map(ids, id -> Map.entry(id, facts.commitOf(id)))
        .forEach(each -> each.getValue().ifPresent(commit -> whole.put(each.getKey(), commit)));
    return whole;
  }

  /** Of the period's whole days, and of one failure window after it. */
  private List<Known> incidents(Set<String> services, Period period) {
    Days days = days(period);
    Instant since = startOf(days.first());
    Instant until =
        later(period.until().plus(settings.failureWindow()), startOf(days.last().plusDays(1)));
    return BoundedParallel.map(
            services, service -> few(facts.of("incident", service, since, until, MOST + 1)))
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private List<Outage> outages(List<Known> incidents, Period period) {
    Instant until = period.until().plus(settings.failureWindow());
    return incidents.stream()
        .filter(known -> !known.occurredAt().isBefore(period.since()))
        .filter(known -> known.occurredAt().isBefore(until))
        .map(DoraService::outage)
        .toList();
  }

  /** The service of an incident, empty where none was told. */
  static String service(Known incident) {
    return Json.text(incident.payload(), "serviceId").orElse("");
  }

  private static Outage outage(Known incident) {
    return new Outage(
        incident.id(),
        service(incident),
        incident.occurredAt(),
        Json.text(incident.payload(), "resolvedAt").map(Instant::parse));
  }

  private static <T> List<T> few(List<T> found) {
    if (found.size() > MOST) {
      throw RequestException.invalid(
          "the period holds over " + MOST + " rows; ask for a shorter one");
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
    BoundedParallel.map(shas, sha -> Map.entry(sha, facts.firstRunOf(sha)))
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
   * @throws RequestException 404 when there is no such incident
   */
  public void judge(String incident, boolean causedByDeployment) {
    if (!facts.knows("incident", incident)) {
      throw RequestException.notFound("there is no such incident");
    }
    if (causedByDeployment) {
      unrelated.unmark(incident);
    } else {
      unrelated.mark(incident);
    }
  }
}
