package dev.opsledger.front.outlet;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.UnitState;
import dev.opsledger.front.domain.BranchStatus;
import dev.opsledger.front.domain.CounterKey;
import dev.opsledger.front.domain.IncidentCounters;
import dev.opsledger.front.domain.ZonedDay;
import dev.opsledger.front.outlet.Digest.Line;
import dev.opsledger.front.outlet.Digest.Section;
import dev.opsledger.front.overview.LackingUnits;
import dev.opsledger.front.overview.LackingUnits.Perishing;
import dev.opsledger.front.overview.SyncStatusQuery;
import dev.opsledger.front.overview.SyncUnits;
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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
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

  /** The most incomplete units of a source that are counted. */
  private static final int UNITS = 20;

  /** The source of workflow runs. */
  private static final String RUNS = "ci";

  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("EEE, d MMM HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);

  /** The digest as of now. */
  public Digest read(LocalDate date) {
    List<LocalDate> days = CoveredDays.of(date);
    Instant now = clock.instant();
    boolean today = date.equals(now.atZone(zone).toLocalDate());
    var sections = new ArrayList<Section>();
    var activity = new DayFigures(counters, zone);
    List<List<Line>> ran = days.stream().map(activity::lines).toList();
    boolean anyRan = ran.stream().anyMatch(lines -> !lines.isEmpty());
    add(sections, "What ran", Stream.concat(ran(days, ran), late(days.getLast())));
    String broken = "Newly broken on a default branch";
    add(sections, today ? broken : broken + ", and still broken", broken(days).stream());
    var workflows = new WorkflowTrouble(counters, zone);
    add(sections, "Flaky", workflows.flaky(days).stream());
    add(sections, "Slower than usual", workflows.slow(days).stream());
    add(sections, "Failed deployments", days.stream().flatMap(day -> failed(day).stream()));
    boolean news = anyRan || sections.size() > 1;
    // Nobody keeps what was open, broken or incomplete on a former day.
    add(sections, today ? "Open incidents" : "Open incidents now", incidents().stream());
    String lost = today ? "Incomplete, and may be lost" : "Incomplete now, and may be lost";
    add(sections, lost, incomplete());
    add(sections, today ? "About to be deleted" : "About to be deleted now", perishing(now));
    return new Digest(date, news, sections);
  }

  private static void add(List<Section> sections, String title, Stream<Line> lines) {
    List<Line> all = lines.toList();
    if (!all.isEmpty()) {
      sections.add(new Section(title, all));
    }
  }

  private static Stream<Line> ran(List<LocalDate> days, List<List<Line>> lines) {
    return IntStream.range(0, days.size())
        .boxed()
        .flatMap(
            i ->
                lines.get(i).isEmpty()
                    ? Stream.of(DayFigures.nothing(days.get(i)))
                    : lines.get(i).stream());
  }

  /** Says that runs may be missing where they were not read completely since that day ended. */
  private Stream<Line> late(LocalDate day) {
    Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
    return sync
        .source(RUNS)
        .filter(ci -> ci.source().idle().isEmpty() || ci.source().lastGoodStartedAt().isPresent())
        .filter(ci -> ci.source().lastGoodStartedAt().filter(at -> !at.isBefore(end)).isEmpty())
        .map(
            ci ->
                ci.source()
                    .lastGoodStartedAt()
                    .map(
                        at ->
                            "were last read completely on " + DAY_AND_TIME.format(at.atZone(zone)))
                    .orElse("were never read completely"))
        .map(how -> new Line("Runs may be missing: they " + how, PageLinks.source(RUNS)))
        .stream();
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

  private Stream<Line> incomplete() {
    LackingUnits lacking = sync.lacking();
    return sync.sources().stream()
        .map(each -> lacking.of(each.source().source(), UNITS))
        .filter(each -> !each.units().isEmpty())
        .map(DigestQuery::line);
  }

  private static Line line(SyncUnits lacking) {
    UnitState unit = lacking.units().getFirst();
    return new Line(
        "%s: %d%s incomplete, such as %s%s"
            .formatted(
                lacking.source(),
                lacking.units().size(),
                lacking.more() ? " or more" : "",
                unit.name(),
                unit.reason().map(why -> ": " + why).orElse("")),
        PageLinks.source(lacking.source()));
  }

  /** The repositories of which GitHub deletes runs before they are kept. */
  private Stream<Line> perishing(Instant now) {
    return sync.lacking().perishing().stream()
        .sorted(Comparator.comparing(Perishing::from))
        .limit(SHOWN)
        .map(
            each ->
                new Line(
                    "Runs of %s that are not kept yet: GitHub %s"
                        .formatted(
                            each.unit().name(),
                            each.from().isAfter(now)
                                ? "deletes them from %s on"
                                    .formatted(DAY_AND_TIME.format(each.from().atZone(zone)))
                                : "may be deleting them already"),
                    PageLinks.units(RUNS)));
  }
}
