package dev.opsledger.core.sync;

import static dev.opsledger.core.sync.SyncTable.CURRENT;
import static dev.opsledger.core.sync.SyncTable.REFRESH;

import dev.opsledger.core.aws.EventBus;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** On-demand refreshes: publishes one event to the planners of all sources and reports progress. */
public final class Refreshes {
  /** Requests join an unfinished refresh up to this age; after that, they start a new one. */
  private static final Duration SHARED = Duration.ofMinutes(15);

  /** How long planners may take to start before the event is published again. */
  private static final Duration ANNOUNCED = Duration.ofMinutes(1);

  private final Table table;
  private final SyncReport report;
  private final EventBus events;
  private final List<String> sources;
  private final Clock clock;

  /**
   * @param events the event bus that planners subscribe to
   * @param sources the sources that have planners
   */
  public Refreshes(Table table, EventBus events, List<String> sources, Clock clock) {
    this.table = table;
    this.report = new SyncReport(table, clock);
    this.events = events;
    this.sources = sources;
    this.clock = clock;
  }

  /** Requests a refresh of all sources, or joins the one under way. Returns its id. */
  public String ask() {
    Optional<Row> current = table.getStrictly(REFRESH, CURRENT);
    Optional<Refresh> shared = current.flatMap(this::underWay);
    if (shared.isPresent()) {
      if (!shared.get().started() && isOver(current.get(), ANNOUNCED)) {
        // The request that opened it may have failed before publishing the event.
        announce(shared.get().refreshId());
      }
      return shared.get().refreshId();
    }
    Row mine = open();
    String id = mine.get("refreshId");
    table.put(SyncTable.refresh(id, sources, Instant.parse(mine.get("askedAt"))));
    boolean first =
        table.putIf(
            mine,
            "attribute_not_exists(pk) OR refreshId = :former",
            Map.of(":former", Row.text(current.map(r -> r.get("refreshId")).orElse("none"))));
    if (!first) {
      return table.getStrictly(REFRESH, CURRENT).orElseThrow().get("refreshId");
    }
    announce(id);
    return id;
  }

  private Row open() {
    String id = UUID.randomUUID().toString();
    return Row.of(REFRESH, CURRENT).with("refreshId", id).with("askedAt", clock.instant());
  }

  private Optional<Refresh> underWay(Row current) {
    if (isOver(current, SHARED)) {
      return Optional.empty();
    }
    // Read strictly: a request joins a refresh that was opened a moment ago.
    String id = current.get("refreshId");
    return table
        .getStrictly(SyncTable.refresh(id), REFRESH)
        .map(report::refresh)
        .filter(refresh -> !refresh.finished());
  }

  private boolean isOver(Row current, Duration time) {
    Instant asked = current.findInstant("askedAt").orElseThrow();
    return asked.plus(time).isBefore(clock.instant());
  }

  private void announce(String id) {
    events.put("refresh.requested", Json.object("refreshId", id));
  }

  /** The progress of a refresh, or of a recount; empty if there is none with that id. */
  public Optional<Refresh> find(String id) {
    return report.refresh(id);
  }
}
