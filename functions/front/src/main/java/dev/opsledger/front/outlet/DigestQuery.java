package dev.opsledger.front.outlet;

import dev.opsledger.core.json.Json;
import dev.opsledger.front.domain.BranchStatus;
import dev.opsledger.front.domain.CounterKey;
import dev.opsledger.front.domain.IncidentCounters;
import dev.opsledger.front.domain.ZonedDay;
import dev.opsledger.front.outlet.Digest.Line;
import dev.opsledger.front.outlet.Digest.Section;
import dev.opsledger.front.overview.SyncStatus;
import dev.opsledger.front.overview.SyncStatusQuery;
import dev.opsledger.front.store.BranchRows;
import dev.opsledger.front.store.CounterQuery;
import dev.opsledger.front.store.CounterRow;
import dev.opsledger.front.store.FactQuery;
import dev.opsledger.front.store.FrontKeys;
import dev.opsledger.front.store.StoredFact;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the digest of a date from what the front knows, with a bounded number of reads. */
public record DigestQuery(
    CounterQuery counters,
    FactQuery facts,
    BranchRows branches,
    SyncStatusQuery sync,
    ZoneId zone,
    Clock clock) {
  private static final int SHOWN = 10;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);

  /** The digest as of now. */
  public Digest read(LocalDate date) {
    List<LocalDate> days = CoveredDays.of(date);
    var sections = new ArrayList<Section>();
    var activity = new DayFigures(counters, zone);
    add(sections, "What ran", days.stream().flatMap(day -> activity.lines(day).stream()));
    List<Line> broken = broken(days);
    add(sections, "Newly broken on a default branch", broken.stream());
    var workflows = new WorkflowTrouble(counters, zone);
    add(sections, "Flaky", workflows.flaky(days.getLast()).stream());
    add(sections, "Slower than usual", workflows.slow(days.getLast()).stream());
    add(sections, "Failed deployments", days.stream().flatMap(day -> failed(day).stream()));
    boolean news = !sections.isEmpty();
    add(sections, "Open incidents", incidents().stream());
    List<Line> incomplete = incomplete();
    add(sections, "Incomplete, and may be lost", incomplete.stream());
    return new Digest(date, news, sections);
  }

  private static void add(List<Section> sections, String title, Stream<Line> lines) {
    List<Line> all = lines.toList();
    if (!all.isEmpty()) {
      sections.add(new Section(title, all));
    }
  }

  private List<Line> broken(List<LocalDate> days) {
    Instant start = days.getFirst().atStartOfDay(zone).toInstant();
    Instant end = days.getLast().plusDays(1).atStartOfDay(zone).toInstant();
    return branches.broken(SHOWN * 2).stream()
        .filter(
            status ->
                !status.first().createdAt().isBefore(start)
                    && status.first().createdAt().isBefore(end))
        .limit(SHOWN)
        .map(this::line)
        .toList();
  }

  private Line line(BranchStatus status) {
    return new Line(
        "%s of %s fails since %s"
            .formatted(
                status.name(),
                status.fullName(),
                MOMENT.format(status.first().createdAt().atZone(zone))),
        BranchAlert.path(status));
  }

  private List<Line> failed(LocalDate day) {
    return facts.top(FrontKeys.failedDeployments(new ZonedDay(zone, day)), SHOWN).stream()
        .map(fact -> new Line(deployment(fact), PageLinks.deployment(id(fact))))
        .toList();
  }

  private String deployment(StoredFact fact) {
    return "Deployment %d of %s failed, %s"
        .formatted(
            id(fact),
            Json.text(fact.payload(), "projectName").orElse("a project"),
            MOMENT.format(fact.occurredAt().atZone(zone)));
  }

  private static long id(StoredFact fact) {
    return Json.number(fact.payload(), "deploymentId").orElse(0L);
  }

  private List<Line> incidents() {
    CounterKey key = FrontKeys.incidentsNow();
    CounterRow open = counters.find(List.of(key)).getOrDefault(key, CounterRow.fresh(key));
    long triggered = open.get(IncidentCounters.TRIGGERED);
    long acknowledged = open.get(IncidentCounters.ACKNOWLEDGED);
    if (triggered + acknowledged == 0) {
      return List.of();
    }
    var lines = new ArrayList<Line>();
    lines.add(
        new Line(
            "%d open: %d triggered, %d acknowledged"
                .formatted(triggered + acknowledged, triggered, acknowledged),
            PageLinks.open()));
    for (CounterRow row : counters.top(FrontKeys.services(), SHOWN)) {
      lines.add(
          new Line(
              "%s: %d triggered, %d acknowledged"
                  .formatted(
                      row.label("service"),
                      row.get(IncidentCounters.TRIGGERED),
                      row.get(IncidentCounters.ACKNOWLEDGED)),
              PageLinks.open(row.key().sk())));
    }
    return lines;
  }

  private List<Line> incomplete() {
    return sync.sources().stream()
        .filter(each -> !each.incomplete().isEmpty())
        .map(DigestQuery::line)
        .toList();
  }

  private static Line line(SyncStatus status) {
    String source = status.source().source();
    String reason =
        Optional.of(status.incomplete().getFirst())
            .map(unit -> unit.name() + unit.reason().map(why -> ": " + why).orElse(""))
            .orElseThrow();
    String more = status.moreIncomplete() ? " or more" : "";
    return new Line(
        "%s: %d%s incomplete, such as %s"
            .formatted(source, status.incomplete().size(), more, reason),
        PageLinks.source(source));
  }
}
