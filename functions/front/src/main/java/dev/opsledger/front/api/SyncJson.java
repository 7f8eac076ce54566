package dev.opsledger.front.api;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import dev.opsledger.core.sync.SourceState;
import dev.opsledger.core.sync.UnitState;
import dev.opsledger.front.overview.SyncStatus;
import dev.opsledger.front.overview.SyncUnits;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The status of sources and their units as JSON. */
public final class SyncJson {
  private SyncJson() {}

  /** All sources. */
  public static JsonNode of(List<SyncStatus> sources) {
    return Json.object("sources", sources.stream().map(SyncJson::of).toList());
  }

  private static JsonNode of(SyncStatus status) {
    SourceState source = status.source();
    return Json.object(
        "source", source.source(),
        "status", status.status().word(),
        "why", source.idle(),
        "last_good", source.lastGoodAt(),
        "last_sync", source.last().map(SyncJson::of),
        "running",
            source
                .running()
                .map(r -> Json.object("started_at", r.startedAt(), "planned", r.planned())),
        "incomplete", status.incomplete().stream().map(SyncJson::of).toList(),
        "more_incomplete", status.moreIncomplete(),
        "units", "/sync/" + source.source());
  }

  private static JsonNode of(SourceState.Ended sync) {
    return Json.object(
        "started_at", sync.startedAt(),
        "ended_at", sync.endedAt(),
        "expected", sync.planned(),
        "stored", sync.done(),
        "missing", sync.failed(),
        "skipped", sync.skipped());
  }

  /** A page of a source's units, with the cursor of the next page if there is one. */
  static JsonNode of(SyncUnits page, Optional<String> next) {
    return Json.object(
        "source", page.source(),
        "units", page.units().stream().map(SyncJson::of).toList(),
        "next", next);
  }

  private static JsonNode of(UnitState unit) {
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
        "reason", unit.reason(),
        "details", unit.details().map(SyncJson::parsed));
  }

  private static JsonNode parsed(String details) {
    try {
      return Json.parse(details);
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("the details of a unit are not JSON", e);
    }
  }
}
