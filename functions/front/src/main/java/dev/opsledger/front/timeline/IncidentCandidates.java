package dev.opsledger.front.timeline;

import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.core.identity.IdentityEntry;
import dev.opsledger.core.identity.IdentityMap;
import dev.opsledger.core.json.Json;
import dev.opsledger.front.store.FactQuery;
import dev.opsledger.front.store.StoredFact;
import dev.opsledger.front.timeline.Entry.Kind;
import dev.opsledger.front.timeline.Timeline.Span;
import dev.opsledger.front.timeline.Timeline.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What changed before an incident and until its resolution: deployments of the projects to which
 * its service belongs, failed runs on the default branch of their repositories, and days of record
 * traffic. They are candidates; none is called the cause.
 */
final class IncidentCandidates {
  /** The most entries of the map whose service it is. */
  private static final int MOST_PROJECTS = 4;

  private static final int MOST_REPOSITORIES = 4;

  /** The most rows of one kind and unit on either side of the incident's beginning. */
  private static final int MOST_ROWS = 10;

  /** A record needs at least this many earlier days. */
  private static final int FEWEST_DAYS = 7;

  private static final int DAYS_LOOKED_AT = 31;

  private final FactQuery facts;
  private final Instant now;

  IncidentCandidates(FactQuery facts, Instant now) {
    this.facts = facts;
    this.now = now;
  }

  Timeline of(StoredFact incident, IdentityMap map, Duration window) {
    Instant start = incident.occurredAt();
    String service = Json.text(incident.payload(), "serviceId").orElse("");
    Instant end = Json.instant(incident.payload(), "resolvedAt").orElse(now);
    var span = new Span(start.minus(window), end.isBefore(start) ? start : end);
    List<IdentityEntry> all =
        map.entries().stream().filter(entry -> entry.services().contains(service)).toList();
    List<IdentityEntry> mapped = all.stream().limit(MOST_PROJECTS).toList();
    List<String> repositories =
        mapped.stream().flatMap(entry -> entry.repositories().stream()).toList();
    var found = new ArrayList<Entry>();
    BoundedParallel.map(mapped, entry -> deployments(entry, service, start, span))
        .forEach(found::addAll);
    BoundedParallel.map(
            repositories.stream().limit(MOST_REPOSITORIES).toList(),
            repository -> ofRepository(repository, start, span))
        .forEach(found::addAll);
    found.sort(LIKELIEST_FIRST);
    return new Timeline(
        new Subject("incident", incident.id()),
        span,
        mapped.stream().flatMap(entry -> entry.project().stream()).toList(),
        found,
        OncallCost.of(List.of(incident), Optional.empty()),
        gap(service, all, repositories));
  }

  /** Releases before the incident, latest first; then what else was before; then what followed. */
  private static final Comparator<Entry> LIKELIEST_FIRST =
      Comparator.comparingInt(IncidentCandidates::group)
          .thenComparingLong(entry -> Math.abs(entry.seconds()))
          .thenComparing(entry -> entry.fact().id());

  private static int group(Entry entry) {
    if (entry.seconds() > 0) {
      return 2;
    }
    return entry.kind() == Kind.DEPLOYMENT && entry.isDone() ? 0 : 1;
  }

  private static Optional<String> gap(
      String service, List<IdentityEntry> mapped, List<String> repositories) {
    if (mapped.isEmpty()) {
      return Optional.of(
          service.isEmpty()
              ? "the incident has no service, so no project is known to concern it"
              : "the service %s belongs to no project of the identity map".formatted(service));
    }
    return mapped.size() > MOST_PROJECTS || repositories.size() > MOST_REPOSITORIES
        ? Optional.of(
            "only %d projects and %d repositories are looked at"
                .formatted(MOST_PROJECTS, MOST_REPOSITORIES))
        : Optional.empty();
  }

  private List<Entry> deployments(IdentityEntry entry, String service, Instant start, Span span) {
    if (entry.project().isEmpty()) {
      return List.of();
    }
    String project = Long.toString(entry.project().get());
    String named = "project " + project;
    String owner = entry.name().equals(named) ? named : entry.name() + " (" + named + ")";
    String belongs = "%s has the service %s".formatted(owner, service);
    var found = new ArrayList<Entry>();
    boolean released = false;
    for (StoredFact fact : facts.latest("deployment", project, start.plusMillis(1), MOST_ROWS)) {
      Entry candidate = Entry.of(Kind.DEPLOYMENT, fact, start, "");
      boolean inside = !fact.occurredAt().isBefore(span.since());
      // What was live when the incident began stands there however old it is.
      if (inside || (!released && candidate.isDone())) {
        found.add(Entry.of(Kind.DEPLOYMENT, fact, start, belongs + before(candidate, released)));
      }
      released |= candidate.isDone();
    }
    facts
        .between("deployment", project, start.plusMillis(1), span.until(), MOST_ROWS)
        .forEach(
            fact ->
                found.add(
                    Entry.of(Kind.DEPLOYMENT, fact, start, belongs + "; before the resolution")));
    return found;
  }

  private static String before(Entry candidate, boolean released) {
    return candidate.isDone() && !released
        ? "; its last release before the incident"
        : "; shortly before the incident";
  }

  private List<Entry> ofRepository(String repository, Instant start, Span span) {
    String unit = repository.toLowerCase(Locale.ROOT);
    var found = new ArrayList<Entry>();
    facts
        .between("run", unit, span.since(), span.until(), MOST_ROWS)
        .forEach(
            run ->
                found.add(
                    Entry.of(
                        Kind.RUN, run, start, "it failed on the default branch of " + repository)));
    record(repository, unit, start).ifPresent(found::add);
    return found;
  }

  /** The traffic of the incident's day (UTC), if no day of the weeks before had as many views. */
  private Optional<Entry> record(String repository, String unit, Instant start) {
    Instant day =
        start.atOffset(ZoneOffset.UTC).toLocalDate().atStartOfDay().toInstant(ZoneOffset.UTC);
    List<StoredFact> days =
        facts.between(
            "visits",
            unit,
            day.minus(Duration.ofDays(DAYS_LOOKED_AT - 1L)),
            day.plusSeconds(1),
            DAYS_LOOKED_AT);
    if (days.size() <= FEWEST_DAYS || !days.getLast().occurredAt().equals(day)) {
      return Optional.empty();
    }
    StoredFact last = days.getLast();
    long most =
        days.subList(0, days.size() - 1).stream()
            .mapToLong(IncidentCandidates::views)
            .max()
            .orElse(0);
    return views(last) > most
        ? Optional.of(
            Entry.of(
                Kind.TRAFFIC,
                last,
                start,
                "%s had more views on that day than on any of the %d days before"
                    .formatted(repository, days.size() - 1)))
        : Optional.empty();
  }

  private static long views(StoredFact day) {
    return Json.number(day.payload(), "views").orElse(0L);
  }
}
