package dev.opsledger.oncall.store;

import dev.opsledger.core.concurrent.Deadline;
import dev.opsledger.core.concurrent.OutOfTimeException;
import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.dynamo.OptimisticRetry;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.WriteItems;
import dev.opsledger.oncall.domain.Incident;
import dev.opsledger.oncall.domain.IncidentCost;
import dev.opsledger.oncall.domain.Reference;
import dev.opsledger.oncall.domain.TimelineEntry;
import dev.opsledger.oncall.store.IncidentTransaction.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Stores incidents together with their counters and their load. */
public final class IncidentStore {
  /** What came of an event. */
  public enum Told {
    /** Something was new. */
    STORED,
    /** A newer state of the incident is stored. */
    OLDER,
    /** The event was stored before. */
    SEEN
  }

  /** The most writes of a transaction. */
  private static final int MOST_WRITES = 100;

  /**
   * The most incidents of a transaction. Most need six of its writes: the incident, its turn, two
   * counters and two rollups; one more changes the totals. Those that need more, as their service
   * changed, are written one by one.
   */
  private static final int BATCH = 16;

  /** Where people are counted, an incident needs two more writes for each of them. */
  private static final int BATCH_WITH_PEOPLE = 6;

  private final Table table;
  private final IncidentTransaction transaction;
  private final OptimisticRetry retry;

  /**
   * @param table the on-call table
   * @param counting counts the load of incidents
   * @param sleeper waits between attempts to write
   */
  public IncidentStore(Table table, LoadCounting counting, Sleeper sleeper) {
    this.table = table;
    this.transaction = new IncidentTransaction(table, counting);
    this.retry = new OptimisticRetry(sleeper);
  }

  /**
   * Stores what an event tells, in one transaction.
   *
   * @param incident the incident's state; empty if the event does not contain it
   * @param entry the entry of its timeline
   */
  public Told tell(Optional<Incident> incident, TimelineEntry entry) {
    var written =
        retry.settle(() -> transaction.attempt(entry.incident(), incident, List.of(entry)));
    if (incident.isPresent() && !written.state()) {
      return written.entries() == 0 ? Told.SEEN : Told.OLDER;
    }
    return written.state() || written.entries() > 0 ? Told.STORED : Told.SEEN;
  }

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
    int batch = transaction.counting().rules().people() ? BATCH_WITH_PEOPLE : BATCH;
    int written = 0;
    for (int from = 0; from < changes.size(); from += batch) {
      if (from > 0) {
        // What is stored stays: the next attempt finds it unchanged.
        Deadline.check("%d incidents".formatted(changes.size() - from));
      }
      var some = changes.subList(from, Math.min(changes.size(), from + batch));
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
            Change.of(incident, Optional.ofNullable(stored.get(id))).ifPresent(changes::add));
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

  private int oneByOne(List<Change> changes) {
    int written = 0;
    for (Change change : changes) {
      written += saveOne(change.incident()) ? 1 : 0;
    }
    return written;
  }

  /** Saves one incident, retrying while others write it or its counters. */
  private boolean saveOne(Incident incident) {
    return retry
        .settle(() -> transaction.attempt(incident.id(), Optional.of(incident), List.of()))
        .state();
  }

  /**
   * Writes changes and all that counts them in one transaction; false if it lost against another,
   * or is too large.
   */
  private boolean write(List<Change> changes) {
    var delta = new CounterDelta(changes.getFirst().incident().id());
    var items = new WriteItems(table.name());
    var writes = new ArrayList<TransactWriteItem>();
    var counted = new HashMap<String, CountedLoad>();
    var stored =
        transaction.counting().read(changes.stream().map(each -> each.incident().id()).toList());
    for (Change change : changes) {
      delta.add(change.before(), change.incident());
      var beside = stored.get(change.incident().id());
      var cost = IncidentCost.of(change.incident(), beside.timeline());
      writes.add(change.put(items, cost));
      var load = transaction.counting().count(change.incident(), beside.timeline(), beside);
      var turn = turn(change, beside, cost, load, delta);
      if (!turn.isEmpty()) {
        counted.put(change.incident().id(), load);
      }
      writes.addAll(turn);
    }
    writes.addAll(delta.writes(items));
    if (writes.size() > MOST_WRITES || !table.transact(writes)) {
      return false;
    }
    transaction.recountZoned(counted);
    return true;
  }

  /** Counts an incident; one that still counts and costs the same needs no turn. */
  private List<TransactWriteItem> turn(
      Change change,
      LoadCounting.Stored stored,
      IncidentCost cost,
      CountedLoad now,
      CounterDelta delta) {
    boolean same =
        stored.counted().filter(now::equals).isPresent()
            && !change.countsOtherwise()
            && !change.costsOtherwise(cost);
    return same
        ? List.of()
        : transaction.counting().turn(change.incident().id(), stored, Optional.of(now), delta);
  }
}
