package dev.opsledger.oncall.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.WriteItems;
import dev.opsledger.oncall.domain.Incident;
import dev.opsledger.oncall.domain.IncidentCost;
import dev.opsledger.oncall.domain.TimelineEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Writes what is new of one incident in one transaction: its state, entries of its timeline, and
 * all that counts it. Each attempt reads anew.
 */
record IncidentTransaction(Table table, LoadCounting counting) {
  /** A new state of an incident and the row that it replaces. */
  record Change(Incident incident, Optional<Row> stored) {
    /** What must not have changed since a row was read. */
    private static final List<String> COMPARED =
        List.of("version", "serviceId", IncidentRows.INTERRUPTIONS, IncidentRows.ENGAGED);

    /** The change to write; empty if the stored state is newer or the same. */
    static Optional<Change> of(Incident incident, Optional<Row> stored) {
      if (stored.isEmpty()) {
        return Optional.of(new Change(incident, stored));
      }
      Incident merged = incident.completedFrom(IncidentRows.incident(stored.get()));
      boolean older = merged.version().compareTo(stored.get().get("version")) < 0;
      Row row = IncidentRows.row(merged, IncidentRows.cost(stored.get()));
      boolean same = row.attributes().equals(stored.get().attributes());
      return older || same ? Optional.empty() : Optional.of(new Change(merged, stored));
    }

    Optional<Incident> before() {
      return stored.map(IncidentRows::incident);
    }

    /** Whether the incident may count otherwise than before, now or after the next entry. */
    boolean countsOtherwise() {
      return before().filter(incident::countsLike).isEmpty();
    }

    /** Whether the row says that the incident cost something else, or nothing of its cost. */
    boolean costsOtherwise(IncidentCost cost) {
      return stored.map(IncidentRows::cost).filter(cost::equals).isEmpty();
    }

    /** Replaces only the state from which the counters' change and the cost were computed. */
    TransactWriteItem put(WriteItems write, IncidentCost cost) {
      Row row = IncidentRows.row(incident, cost);
      if (stored.isEmpty()) {
        return write.putNew(row);
      }
      var values = new HashMap<String, AttributeValue>();
      var conditions = new ArrayList<String>();
      for (String name : COMPARED) {
        AttributeValue value = stored.get().attributes().get(name);
        if (value == null) {
          conditions.add("attribute_not_exists(%s)".formatted(name));
        } else {
          conditions.add("%s = :%s".formatted(name, name));
          values.put(":" + name, value);
        }
      }
      return write.putIf(row, String.join(" AND ", conditions), values);
    }
  }

  /**
   * What an attempt wrote.
   *
   * @param state whether it wrote the incident's state
   * @param entries how many entries it wrote
   * @param counted whether the incident is counted otherwise than before
   */
  record Written(boolean state, int entries, boolean counted) {}

  /**
   * Makes one attempt to write what is new, and counts the incident anew where it counts for
   * something else.
   *
   * @param state a state of the incident; empty if only entries are told of
   * @param entries entries of its timeline
   * @return empty if the attempt lost against another writer
   */
  Optional<Written> attempt(String id, Optional<Incident> state, List<TimelineEntry> entries) {
    // Read first: whoever writes after this makes the transaction fail.
    LoadCounting.Stored beside = counting.read(id);
    Optional<Row> row = table.getStrictly(OncallKeys.incident(id), OncallKeys.INCIDENT);
    Optional<Change> change = state.flatMap(it -> Change.of(it, row));
    var merge = new TimelineMerge(beside.timeline());
    entries.forEach(merge::add);
    Optional<Change> latest =
        change.or(() -> row.map(it -> new Change(IncidentRows.incident(it), row)));
    Optional<CountedLoad> now =
        latest.map(it -> counting.count(it.incident(), merge.timeline(), beside));
    var delta = new CounterDelta(id);
    var items = new WriteItems(table.name());
    var writes = new ArrayList<>(merge.writes(table.name()));
    change.ifPresent(it -> delta.add(it.before(), it.incident()));
    Optional<IncidentCost> cost =
        latest.map(it -> IncidentCost.of(it.incident(), merge.timeline()));
    boolean costsOtherwise = latest.filter(it -> it.costsOtherwise(cost.get())).isPresent();
    if (change.isPresent() || costsOtherwise) {
      writes.add(latest.get().put(items, cost.get()));
    }
    boolean counted = !now.equals(beside.counted());
    if (counted
        || costsOtherwise
        || merge.written() > 0
        || change.filter(Change::countsOtherwise).isPresent()) {
      writes.addAll(counting.turn(id, beside, now, delta));
    }
    writes.addAll(delta.writes(items));
    var written = new Written(change.isPresent(), merge.written(), counted);
    if (!writes.isEmpty() && !table.transact(writes)) {
      return Optional.empty();
    }
    if (counted) {
      now.ifPresent(it -> recountZoned(Map.of(id, it)));
    }
    return Optional.of(written);
  }

  /**
   * Counts incidents anew if a time zone of their people was stored while they were written. The
   * daily list of users counts only those anew that it finds waiting.
   *
   * @param written as what the incidents were counted
   */
  void recountZoned(Map<String, CountedLoad> written) {
    var unzoned = new TreeSet<String>();
    written.values().forEach(load -> unzoned.addAll(load.unzoned()));
    Set<String> zoned = counting.zoned(unzoned);
    written.forEach(
        (id, load) -> {
          if (!Collections.disjoint(load.unzoned(), zoned)) {
            // If this loses, the winner read the zones later.
            attempt(id, Optional.empty(), List.of());
          }
        });
  }
}
