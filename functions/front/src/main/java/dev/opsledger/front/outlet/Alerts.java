package dev.opsledger.front.outlet;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SourceState;
import dev.opsledger.core.sync.SyncReport;
import dev.opsledger.front.store.FactQuery;
import dev.opsledger.front.store.FrontKeys;
import dev.opsledger.front.store.StoredFact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds what people are told at once, apart from workflows, which tell themselves. */
record Alerts(FactQuery facts, SyncReport report, NotifierSettings settings) {
  private static final int INCIDENTS = 50;

  /** Traffic is fetched once a day; GitHub keeps it for 14 days. */
  private static final Duration STALE_TRAFFIC = Duration.ofDays(3);

  /** The sources that are stale; one that was never complete has nothing to become stale. */
  List<Alert> stale(Instant now) {
    return report.sources().stream()
        .filter(source -> source.idle().isEmpty())
        .filter(source -> isStale(source, now))
        .map(Alerts::stale)
        .toList();
  }

  private boolean isStale(SourceState source, Instant now) {
    Duration most = source.source().equals("traffic") ? STALE_TRAFFIC : settings.stale();
    return source.lastGoodAt().filter(at -> at.plus(most).isBefore(now)).isPresent();
  }

  private static Alert stale(SourceState source) {
    Instant since = source.lastGoodAt().orElseThrow();
    return new Alert(
        "stale#%s#%d".formatted(source.source(), since.toEpochMilli()),
        "%s was last synchronized completely at %s".formatted(source.source(), since),
        PageLinks.source(source.source()));
  }

  /** The incidents that have been open for too long, oldest first. */
  List<Alert> longOpen(Instant now) {
    Optional<Duration> most = settings.longOpen();
    if (most.isEmpty()) {
      return List.of();
    }
    return facts.least(FrontKeys.openIncidents(), INCIDENTS).stream()
        .filter(fact -> !fact.occurredAt().plus(most.get()).isAfter(now))
        .map(fact -> longOpen(fact, most.get()))
        .toList();
  }

  private static Alert longOpen(StoredFact fact, Duration most) {
    return new Alert(
        "incident#" + fact.id(),
        "Incident %s of %s has been open for more than %d minutes: %s"
            .formatted(
                Json.number(fact.payload(), "number").map(String::valueOf).orElse(fact.id()),
                Json.text(fact.payload(), "serviceName").orElse("no service"),
                most.toMinutes(),
                Json.text(fact.payload(), "title").orElse("(no title)")),
        PageLinks.incident(fact.id()));
  }
}
