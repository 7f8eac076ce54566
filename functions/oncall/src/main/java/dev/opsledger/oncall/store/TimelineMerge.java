package dev.opsledger.oncall.store;

import dev.opsledger.core.dynamo.WriteItems;
import dev.opsledger.oncall.domain.EntryPairs;
import dev.opsledger.oncall.domain.TimelineEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Works out which rows of one timeline change when entries are added to the stored ones. */
final class TimelineMerge {
  private final Map<String, TimelineEntry> rows = new HashMap<>();
  private final Map<String, TimelineEntry> puts = new LinkedHashMap<>();
  private final Map<String, TimelineEntry> deletes = new LinkedHashMap<>();

  TimelineMerge(Collection<TimelineEntry> stored) {
    stored.forEach(entry -> rows.put(OncallKeys.entry(entry), entry));
  }

  /** Adds a listed or an announced entry. */
  void add(TimelineEntry entry) {
    Optional<TimelineEntry> same = same(entry);
    if (same.isPresent()) {
      put(entry.id().isPresent() ? entry.completedFrom(same.get()) : same.get());
      return;
    }
    Optional<TimelineEntry> other = EntryPairs.counterpart(entry, rows.values());
    if (other.isEmpty()) {
      put(entry);
    } else if (entry.id().isPresent()) {
      delete(other.get());
      put(entry.completedFrom(other.get()));
    } else {
      put(other.get().completedFrom(entry));
    }
  }

  /** The row of the same log entry, or of the same event. */
  private Optional<TimelineEntry> same(TimelineEntry entry) {
    return entry.id().isPresent()
        ? Optional.ofNullable(rows.get(OncallKeys.entry(entry)))
        : rows.values().stream().filter(row -> row.event().equals(entry.event())).findFirst();
  }

  private void put(TimelineEntry entry) {
    String key = OncallKeys.entry(entry);
    if (!entry.equals(rows.put(key, entry))) {
      puts.put(key, entry);
    }
  }

  private void delete(TimelineEntry entry) {
    String key = OncallKeys.entry(entry);
    rows.remove(key);
    puts.remove(key);
    deletes.put(key, entry);
  }

  /** All entries as they will be stored, in the order of time. */
  List<TimelineEntry> timeline() {
    return List.copyOf(new TreeMap<>(rows).values());
  }

  /** How many rows are new or other than before. */
  int written() {
    return puts.size();
  }

  /** The writes for a transaction. */
  List<TransactWriteItem> writes(String table) {
    var items = new WriteItems(table);
    var writes = new ArrayList<TransactWriteItem>();
    puts.values().forEach(entry -> writes.add(items.put(TimelineRows.row(entry))));
    deletes.forEach(
        (key, entry) -> writes.add(items.delete(OncallKeys.timeline(entry.incident()), key)));
    return writes;
  }
}
