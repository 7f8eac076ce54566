package dev.opsledger.front.overview;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SourceState;
import dev.opsledger.core.sync.SyncReport;
import dev.opsledger.core.sync.UnitState;
import dev.opsledger.front.api.Cursors;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How fresh and complete each source is, as JSON. */
public record SyncStatusQuery(SyncReport report) {
  /** So many units that are not well are shown with each source; the rest by its own address. */
  private static final int SHOWN = 20;

  /**
   * A part of a source's units.
   *
   * @param next the cursor of the rest, empty when this is all
   */
  public record Part(JsonNode json, Optional<String> next) {}

  public JsonNode sources() {
    return Json.object("sources", report.sources().stream().map(this::source).toList());
  }

  private JsonNode source(SourceState state) {
    List<UnitState> troubled = report.troubled(state.source(), Optional.empty(), SHOWN + 1);
    return Json.object(
        "source", state.source(),
        "status", status(state, troubled),
        "why", state.idle(),
        "last_good", state.lastGoodAt(),
        "last_sync", state.last().map(SyncStatusQuery::ended),
        "running",
            state
                .running()
                .map(r -> Json.object("started_at", r.startedAt(), "planned", r.planned())),
        "incomplete", troubled.stream().limit(SHOWN).map(SyncStatusQuery::unit).toList(),
        "more_incomplete", troubled.size() > SHOWN,
        "units", "/sync/" + state.source());
  }

  /** In a word. What is not set up is said first, then what is missing, then what is under way. */
  private static String status(SourceState state, List<UnitState> troubled) {
    if (state.idle().isPresent()) {
      return "waiting";
    }
    boolean failed = state.last().map(last -> last.failed() > 0).orElse(false);
    if (failed || troubled.stream().anyMatch(u -> u.status() != UnitState.Status.SKIPPED)) {
      return "incomplete";
    }
    return state.running().isPresent() || state.last().isEmpty() ? "syncing" : "ok";
  }

  private static JsonNode ended(SourceState.Ended sync) {
    return Json.object(
        "started_at", sync.startedAt(),
        "ended_at", sync.endedAt(),
        "expected", sync.planned(),
        "stored", sync.done(),
        "missing", sync.failed(),
        "skipped", sync.skipped());
  }

  /**
   * Units of a source, by id.
   *
   * @throws RequestException 404 when there is no such source
   */
  public Part source(String name, Optional<String> after, int atMost) {
    if (!name.matches("[a-z]{1,40}") || report.source(name).isEmpty()) {
      throw RequestException.notFound("there is no such source");
    }
    List<UnitState> units = report.units(name, after, atMost + 1);
    List<UnitState> shown = units.stream().limit(atMost).toList();
    Optional<String> next =
        units.size() > atMost
            ? Optional.of(Cursors.encode(shown.getLast().id()))
            : Optional.empty();
    return new Part(
        Json.object(
            "source", name, "units", shown.stream().map(SyncStatusQuery::unit).toList(), "next", next),
        next);
  }

  private static JsonNode unit(UnitState unit) {
    Optional<Long> stored = unit.expected().map(expected -> expected - unit.missing());
    return Json.object(
        "id", unit.id(),
        "unit", unit.name(),
        "status", unit.status().name().toLowerCase(Locale.ROOT),
        "since", unit.since(),
        "last_good", unit.lastGood(),
        "expected", unit.expected(),
        "stored", stored,
        "missing", unit.expected().map(_ -> unit.missing()),
        "reason", unit.reason());
  }
}
