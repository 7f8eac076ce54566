package dev.opsledger.oncall.store;

import dev.opsledger.core.dynamo.OptimisticRetry;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.vendor.Sleeper;
import dev.opsledger.oncall.domain.Incident;
import dev.opsledger.oncall.domain.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** All incidents, together with their counters. */
public final class IncidentStore {
  /** Each brings itself and four counters at most, beside the status: below the limit of 100. */
  private static final int A_TRANSACTION = 19;

  private static final Duration SHORTEST_REST = Duration.ofHours(1);
  private static final Duration LONGEST_REST = Duration.ofDays(30);

  private final Table table;
  private final OptimisticRetry retry;

  public IncidentStore(Table table, Sleeper pause) {
    this.table = table;
    this.retry = new OptimisticRetry(pause);
  }

  /** A new state of an incident beside the row that it replaces. */
  private record Change(Incident incident, Optional<Row> stored) {}

  /**
   * Stores incidents. What is there already costs a read and no write; an older state never
   * replaces a newer one, whoever brings it.
   *
   * @return how many rows were written
   */
  public int save(Collection<Incident> incidents) {
    var latest = new HashMap<String, Incident>();
    for (Incident incident : incidents) {
      latest.merge(
          incident.id(), incident, (a, b) -> a.version().compareTo(b.version()) > 0 ? a : b);
    }
    var changes = changes(latest);
    int written = 0;
    for (int from = 0; from < changes.size(); from += A_TRANSACTION) {
      var some = changes.subList(from, Math.min(changes.size(), from + A_TRANSACTION));
      written += write(some) ? some.size() : oneByOne(some);
    }
    return written;
  }

  private List<Change> changes(Map<String, Incident> incidents) {
    var stored = new HashMap<String, Row>();
    table
        .getAll(incidents.keySet().stream().map(IncidentRows::key).toList())
        .forEach(row -> stored.put(row.get("id"), row));
    var changes = new ArrayList<Change>();
    incidents.forEach(
        (id, incident) ->
            change(incident, Optional.ofNullable(stored.get(id))).ifPresent(changes::add));
    order(changes);
    return changes;
  }

  /**
   * Brings together what changes the same counters. Each batch begins elsewhere, so that workers
   * side by side do not walk the same services in step.
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

  /** What is to be written, empty when the stored state is as new. */
  private static Optional<Change> change(Incident incident, Optional<Row> stored) {
    if (stored.isEmpty()) {
      return Optional.of(new Change(incident, stored));
    }
    Incident merged = merge(incident, IncidentRows.incident(stored.get()));
    boolean older = merged.version().compareTo(stored.get().get("version")) < 0;
    boolean same = IncidentRows.row(merged).attributes().equals(stored.get().attributes());
    return older || same ? Optional.empty() : Optional.of(new Change(merged, stored));
  }

  /** A webhook leaves out when the incident was resolved, which may be known. */
  private static Incident merge(Incident now, Incident before) {
    boolean unsaid = now.status().equals(Incident.RESOLVED) && now.resolvedAt().isEmpty();
    Optional<Instant> resolvedAt = unsaid ? before.resolvedAt() : now.resolvedAt();
    return new Incident(
        now.id(),
        now.number().or(before::number),
        now.title(),
        now.status(),
        now.urgency().or(before::urgency),
        now.service().or(before::service),
        now.policy().or(before::policy),
        now.createdAt(),
        resolvedAt,
        now.changedAt());
  }

  private int oneByOne(List<Change> changes) {
    int written = 0;
    for (Change change : changes) {
      written += saveOne(change.incident()) ? 1 : 0;
    }
    return written;
  }

  /** Saves one against whoever else writes it or its counters at the same time. */
  private boolean saveOne(Incident incident) {
    return retry.settle(
        () -> {
          var stored = table.getStrictly(IncidentRows.pk(incident.id()), IncidentRows.sk());
          Optional<Change> change = change(incident, stored);
          if (change.isEmpty()) {
            return Optional.of(false);
          }
          return write(List.of(change.get())) ? Optional.of(true) : Optional.empty();
        });
  }

  /** Writes changes and what they count, together; false when somebody else was faster. */
  private boolean write(List<Change> changes) {
    var delta = new Counters.Delta(changes.getFirst().incident().id());
    var writes = new ArrayList<TransactWriteItem>();
    for (Change change : changes) {
      change.stored().map(IncidentRows::incident).ifPresent(before -> delta.add(before, -1));
      delta.add(change.incident(), 1);
      writes.add(TransactWriteItem.builder().put(put(change)).build());
    }
    writes.addAll(delta.writes(table));
    return table.transact(writes);
  }

  /** Only over the very state from which the counters' change was made. */
  private Put put(Change change) {
    var put =
        Put.builder()
            .tableName(table.name())
            .item(IncidentRows.row(change.incident()).attributes());
    if (change.stored().isEmpty()) {
      return put.conditionExpression("attribute_not_exists(pk)").build();
    }
    Row stored = change.stored().get();
    var values = new HashMap<String, AttributeValue>();
    values.put(":version", Row.text(stored.get("version")));
    String same = " AND attribute_not_exists(serviceId)";
    if (stored.find("serviceId").isPresent()) {
      same = " AND serviceId = :service";
      values.put(":service", Row.text(stored.get("serviceId")));
    }
    return put.conditionExpression("version = :version" + same)
        .expressionAttributeValues(values)
        .build();
  }

  /**
   * The stored incidents that are not resolved, without those that PagerDuty did not show when they
   * were last looked for, and that are not to be looked for again yet.
   */
  public List<Incident> open(Instant now) {
    var open = new ArrayList<Incident>();
    for (String status : Incident.STATUSES) {
      if (!status.equals(Incident.RESOLVED)) {
        ofStatus(status)
            .forEach(
                row -> {
                  boolean rests = row.findInstant("lookAt").filter(now::isBefore).isPresent();
                  if (!rests) {
                    open.add(IncidentRows.incident(row));
                  }
                });
      }
    }
    return open;
  }

  private Iterable<Row> ofStatus(String status) {
    return table.query(
        q ->
            q.indexName(IncidentRows.BY_STATUS)
                .keyConditionExpression("#status = :status")
                .expressionAttributeNames(Map.of("#status", "status"))
                .expressionAttributeValues(Map.of(":status", Row.text(status))));
  }

  /**
   * PagerDuty does not show these, as with a deleted service: they stay as they were last seen. An
   * index may lag behind, so they are looked for again after an hour, then ever more seldom.
   */
  public void unlisted(Collection<Incident> incidents, Instant now) {
    for (Incident incident : new HashSet<>(incidents)) {
      String pk = IncidentRows.pk(incident.id());
      Instant since =
          table
              .getStrictly(pk, IncidentRows.sk())
              .flatMap(row -> row.findInstant("unlistedSince"))
              .orElse(now);
      Duration gone = Duration.between(since, now);
      Duration rest = gone.compareTo(SHORTEST_REST) > 0 ? gone : SHORTEST_REST;
      Instant lookAt = now.plus(rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST);
      table.update(
          pk,
          IncidentRows.sk(),
          u ->
              u.updateExpression("SET unlistedSince = :since, lookAt = :at REMOVE unlisted")
                  .conditionExpression("version = :version")
                  .expressionAttributeValues(
                      Map.of(
                          ":since", Row.text(since.toString()),
                          ":at", Row.text(lookAt.toString()),
                          ":version", Row.text(incident.version()))));
    }
  }
}
