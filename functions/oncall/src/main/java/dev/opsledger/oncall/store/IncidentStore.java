package dev.opsledger.oncall.store;

import dev.opsledger.core.concurrent.Deadline;
import dev.opsledger.core.concurrent.OutOfTimeException;
import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.dynamo.OptimisticRetry;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.WriteItems;
import dev.opsledger.oncall.domain.Incident;
import dev.opsledger.oncall.domain.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Stores incidents together with their counters. */
public final class IncidentStore {
  /**
   * The most incidents of a transaction. Each needs at most five of its 100 writes: the incident
   * and four counters; one more changes the totals.
   */
  private static final int BATCH = 19;

  private final Table table;
  private final OptimisticRetry retry;

  /**
   * @param table the on-call table
   * @param sleeper waits between attempts to write
   */
  public IncidentStore(Table table, Sleeper sleeper) {
    this.table = table;
    this.retry = new OptimisticRetry(sleeper);
  }

  /** A new state of an incident and the row that it replaces. */
  private record Change(Incident incident, Optional<Row> stored) {}

  /**
   * Stores incidents. An unchanged incident costs one read and no write. An older state never
   * replaces a newer one, whether it comes from a list or a webhook.
   *
   * @return how many rows were written
   * @throws OutOfTimeException if the function has no time for the rest
   */
  public int save(Collection<Incident> incidents) {
    var latest = new HashMap<String, Incident>();
    for (Incident incident : incidents) {
      latest.merge(
          incident.id(), incident, (a, b) -> a.version().compareTo(b.version()) > 0 ? a : b);
    }
    var changes = changes(latest);
    int written = 0;
    for (int from = 0; from < changes.size(); from += BATCH) {
      if (from > 0) {
        // What is stored stays: the next attempt finds it unchanged.
        Deadline.check("%d incidents".formatted(changes.size() - from));
      }
      var some = changes.subList(from, Math.min(changes.size(), from + BATCH));
      written += write(some) ? some.size() : oneByOne(some);
    }
    return written;
  }

  private List<Change> changes(Map<String, Incident> incidents) {
    var stored = new HashMap<String, Row>();
    table
        .getAll(incidents.keySet().stream().map(OncallKeys::incidentKey).toList())
        .forEach(row -> stored.put(row.get("id"), row));
    var changes = new ArrayList<Change>();
    incidents.forEach(
        (id, incident) ->
            change(incident, Optional.ofNullable(stored.get(id))).ifPresent(changes::add));
    order(changes);
    return changes;
  }

  /**
   * Groups changes of the same counters. The start is rotated by a hash, so that concurrent workers
   * do not write the same services at the same time.
   */
  private static void order(List<Change> changes) {
    changes.sort(
        Comparator.comparing((Change change) -> serviceId(change.incident()))
            .thenComparing(change -> change.incident().createdAt())
            .thenComparing(change -> change.incident().id()));
    if (!changes.isEmpty()) {
      Collections.rotate(changes, changes.getFirst().incident().id().hashCode());
    }
  }

  private static String serviceId(Incident incident) {
    return incident.service().map(Reference::id).orElse("");
  }

  /** The change to write; empty if the stored state is newer or the same. */
  private static Optional<Change> change(Incident incident, Optional<Row> stored) {
    if (stored.isEmpty()) {
      return Optional.of(new Change(incident, stored));
    }
    Incident merged = incident.completedFrom(IncidentRows.incident(stored.get()));
    boolean older = merged.version().compareTo(stored.get().get("version")) < 0;
    boolean same = IncidentRows.row(merged).attributes().equals(stored.get().attributes());
    return older || same ? Optional.empty() : Optional.of(new Change(merged, stored));
  }

  private int oneByOne(List<Change> changes) {
    int written = 0;
    for (Change change : changes) {
      written += saveOne(change.incident()) ? 1 : 0;
    }
    return written;
  }

  /** Saves one incident, retrying while others write it or its counters. */
  private boolean saveOne(Incident incident) {
    return retry.settle(
        () -> {
          var stored = table.getStrictly(OncallKeys.incident(incident.id()), OncallKeys.INCIDENT);
          Optional<Change> change = change(incident, stored);
          if (change.isEmpty()) {
            return Optional.of(false);
          }
          return write(List.of(change.get())) ? Optional.of(true) : Optional.empty();
        });
  }

  /** Writes changes and their counters in one transaction; false if it lost against another. */
  private boolean write(List<Change> changes) {
    var delta = new CounterDelta(changes.getFirst().incident().id());
    var writes = new ArrayList<TransactWriteItem>();
    for (Change change : changes) {
      change.stored().map(IncidentRows::incident).ifPresent(before -> delta.add(before, -1));
      delta.add(change.incident(), 1);
      writes.add(put(change));
    }
    writes.addAll(delta.writes(table));
    return table.transact(writes);
  }

  /** Replaces only the state from which the counters' change was computed. */
  private TransactWriteItem put(Change change) {
    var write = new WriteItems(table.name());
    Row row = IncidentRows.row(change.incident());
    if (change.stored().isEmpty()) {
      return write.putNew(row);
    }
    Row stored = change.stored().get();
    var values = new HashMap<String, AttributeValue>();
    values.put(":version", Row.text(stored.get("version")));
    String same = " AND attribute_not_exists(serviceId)";
    if (stored.find("serviceId").isPresent()) {
      same = " AND serviceId = :service";
      values.put(":service", Row.text(stored.get("serviceId")));
    }
    return write.putIf(row, "version = :version" + same, values);
  }
}
