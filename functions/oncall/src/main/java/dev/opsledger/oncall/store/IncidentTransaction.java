package dev.opsledger.oncall.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.WriteItems;
import dev.opsledger.oncall.domain.Incident;
import dev.opsledger.oncall.domain.TimelineEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Writes what is new of one incident in one transaction: its state, entries of its timeline, and
 * all that counts it. Each attempt reads anew.
 */
record IncidentTransaction(Table table, LoadCounting counting) {
  /** A new state of an incident and the row that it replaces. */
  record Change(Incident incident, Optional<Row> stored) {
    /** The change to write; empty if the stored state is newer or the same. */
    static Optional<Change> of(Incident incident, Optional<Row> stored) {
      if (stored.isEmpty()) {
        return Optional.of(new Change(incident, stored));
      }
      Incident merged = incident.completedFrom(IncidentRows.incident(stored.get()));
      boolean older = merged.version().compareTo(stored.get().get("version")) < 0;
      boolean same = IncidentRows.row(merged).attributes().equals(stored.get().attributes());
      return older || same ? Optional.empty() : Optional.of(new Change(merged, stored));
    }

    Optional<Incident> before() {
      return stored.map(IncidentRows::incident);
    }

    /** Whether the incident may count otherwise than before, now or after the next entry. */
    boolean countsOtherwise() {
      return before().filter(incident::countsLike).isEmpty();
    }

    /** Replaces only the state from which the counters' change was computed. */
    TransactWriteItem put(WriteItems write) {
      Row row = IncidentRows.row(incident);
      if (stored.isEmpty()) {
        return write.putNew(row);
      }
      var values = new HashMap<String, AttributeValue>();
      values.put(":version", Row.text(stored.get().get("version")));
      String same = " AND attribute_not_exists(serviceId)";
      if (stored.get().find("serviceId").isPresent()) {
        same = " AND serviceId = :service";
        values.put(":service", Row.text(stored.get().get("serviceId")));
      }
      return write.putIf(row, "version = :version" + same, values);
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
    Optional<CountedLoad> now =
        change
            .map(Change::incident)
            .or(() -> row.map(IncidentRows::incident))
            .map(incident -> counting.count(incident, merge.timeline(), beside));
    var delta = new CounterDelta(id);
    var items = new WriteItems(table.name());
    var writes = new ArrayList<>(merge.writes(table.name()));
    change.ifPresent(
        it -> {
          delta.add(it.before(), it.incident());
          writes.add(it.put(items));
        });
    boolean counted = !now.equals(beside.counted());
    if (counted || merge.written() > 0 || change.filter(Change::countsOtherwise).isPresent()) {
      writes.addAll(counting.turn(id, beside, now, delta));
    }
    writes.addAll(delta.writes(items));
    var written = new Written(change.isPresent(), merge.written(), counted);
    return writes.isEmpty() || table.transact(writes) ? Optional.of(written) : Optional.empty();
  }
}
