package dev.opsledger.front.publish;

import dev.opsledger.core.identity.IdentityEntry;
import dev.opsledger.core.identity.IdentityMap;
import dev.opsledger.core.identity.IdentityMap.Change;
import dev.opsledger.core.identity.IdentityTable;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.ActivityEvent;
import dev.opsledger.core.outbox.OutboundMessage;
import dev.opsledger.core.outbox.PublisherSettings;
import dev.opsledger.core.outbox.RowChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Maps a change of the identity map to an event of the feed: what changed, and who changed it. */
public record IdentityEventMapper(PublisherSettings queues) {
  /** The messages of a changed row; none if it is not the map's. */
  public List<OutboundMessage> of(RowChange change) {
    if (!change.pk().equals(IdentityTable.PK) || change.after().isEmpty()) {
      return List.of();
    }
    IdentityMap now = IdentityTable.map(change.after().get());
    Map<String, IdentityEntry> before =
        change.before().map(row -> byName(IdentityTable.map(row))).orElse(Map.of());
    Map<String, IdentityEntry> after = byName(now);
    Change made = now.changed().orElseThrow();
    var event =
        new ActivityEvent(
            "identity",
            "identity-%016d".formatted(now.revision()),
            "identity.changed",
            made.at(),
            Json.object(
                "revision", now.revision(),
                "by", made.by(),
                "added", names(after, name -> !before.containsKey(name)),
                "changed",
                    names(
                        after,
                        name ->
                            before.containsKey(name) && !before.get(name).equals(after.get(name))),
                "removed", names(before, name -> !after.containsKey(name))));
    return List.of(event.message(queues.activity()));
  }

  private static Map<String, IdentityEntry> byName(IdentityMap map) {
    var entries = new LinkedHashMap<String, IdentityEntry>();
    map.entries().forEach(entry -> entries.put(entry.name(), entry));
    return entries;
  }

  private static List<String> names(Map<String, IdentityEntry> entries, Predicate<String> which) {
    return entries.keySet().stream().filter(which).toList();
  }
}
