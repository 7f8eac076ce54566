package dev.opsledger.front.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Incidents of which somebody said that no deployment caused them. */
public record UnrelatedIncidents(Table table, Clock clock) {
  public void mark(String incident) {
    table.put(
        Row.of(FrontKeys.unrelated(incident), FrontKeys.UNRELATED).with("at", clock.instant()));
  }

  public void unmark(String incident) {
    table.delete(FrontKeys.unrelated(incident), FrontKeys.UNRELATED);
  }

  /** Those of some incidents that are marked. */
  public Set<String> among(Collection<String> incidents) {
    var marked = new HashSet<String>();
    List<String> ids = incidents.stream().distinct().toList();
    String prefix = FrontKeys.unrelated("");
    table
        .getAll(
            ids.stream()
                .map(id -> Table.key(FrontKeys.unrelated(id), FrontKeys.UNRELATED))
                .toList())
        .forEach(row -> marked.add(row.pk().substring(prefix.length())));
    return marked;
  }
}
