package dev.opsledger.oncall.api;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncLedger;
import dev.opsledger.core.web.JsonArray;
import dev.opsledger.oncall.domain.Reference;
import dev.opsledger.oncall.domain.TimelineEntry;
import dev.opsledger.oncall.domain.TimelineEntry.Agent;
import dev.opsledger.oncall.store.IncidentIndex;
import dev.opsledger.oncall.store.OncallKeys;
import dev.opsledger.oncall.store.ResponderStore;
import dev.opsledger.oncall.store.TimelineStore;
import dev.opsledger.oncall.store.catalog.CatalogStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One incident with its timeline.
 *
 * @param people whether the people of the timeline are shown
 */
public record IncidentTimeline(
    CatalogStore catalogs,
    IncidentIndex index,
    TimelineStore timelines,
    ResponderStore responders,
    boolean people,
    SyncLedger ledger) {
  /** How many entries are read before the names of their people are looked up. */
  private static final int CHUNK = 100;

  /**
   * An incident, and its timeline from the cursor on.
   *
   * @throws RequestException 404 if the incident is not stored
   */
  PagedBody of(String id, Paging paging) {
    String asOf = Json.text(Json.node(ledger.lastGoodAt(OncallKeys.SOURCE)));
    Row row =
        Optional.of(id)
            .filter(text -> !text.isBlank() && text.length() <= Reference.LONGEST_ID)
            .flatMap(index::find)
            .orElseThrow(() -> RequestException.notFound("no such incident"));
    var names = new ServiceNames(catalogs.current(), catalogs);
    String incident = Json.text(DashboardJson.detail(row, names));
    var list = new JsonArray();
    Optional<String> next = timeline(id, paging, list);
    String more = next.map(cursor -> ",\"next\":\"" + cursor + "\"").orElse("");
    return new PagedBody(
        "{\"as_of\":%s,\"incident\":%s,\"timeline\":".formatted(asOf, incident) + list + more + "}",
        next);
  }

  /** Adds the entries that fit; returns the cursor of the rest, empty at the end. */
  private Optional<String> timeline(String id, Paging paging, JsonArray list) {
    int left = paging.limit().orElse(Integer.MAX_VALUE);
    String last = paging.incident();
    var chunk = new ArrayList<TimelineEntry>();
    var entries = timelines.entries(id, last).iterator();
    while (entries.hasNext()) {
      chunk.add(entries.next());
      if (chunk.size() < Math.min(CHUNK, left + 1L) && entries.hasNext()) {
        continue;
      }
      Map<String, String> names = names(chunk);
      for (TimelineEntry entry : chunk) {
        if (left == 0 || !list.add(DashboardJson.entry(entry, people, names))) {
          return Optional.of(Paging.cursor("", last));
        }
        left--;
        last = TimelineStore.position(entry);
      }
      chunk.clear();
    }
    return Optional.empty();
  }

  private Map<String, String> names(List<TimelineEntry> entries) {
    if (!people) {
      return Map.of();
    }
    var ids = new TreeSet<String>();
    for (TimelineEntry entry : entries) {
      entry.agent().filter(Agent::isUser).map(Agent::id).ifPresent(ids::add);
      Stream.concat(entry.user().stream(), entry.assignees().stream()).forEach(ids::add);
    }
    return responders.names(ids);
  }
}
