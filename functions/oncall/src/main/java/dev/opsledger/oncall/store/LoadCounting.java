package dev.opsledger.oncall.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.WriteItems;
import dev.opsledger.oncall.domain.Incident;
import dev.opsledger.oncall.domain.IncidentLoad;
import dev.opsledger.oncall.domain.Interruption;
import dev.opsledger.oncall.domain.LoadRules;
import dev.opsledger.oncall.domain.ResponderZone;
import dev.opsledger.oncall.domain.TimelineEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Counts incidents. Whatever changes an incident or its timeline changes the rollups in the same
 * transaction, by the difference of what the incident was counted as and what it counts for now.
 * The head of its timeline says as what it was counted; each such transaction is conditioned on the
 * head and changes it, so a rollup always equals a recount.
 */
public final class LoadCounting {
  private static final String COUNTED = "counted";
  private static final String WRITES = "writes";

  /** In a row of {@link OncallKeys#UNZONED}: the people whose time zone is not known. */
  static final String WAITING = "waitingFor";

  private final Table table;
  private final ResponderStore responders;
  private final LoadRules rules;

  /**
   * @param table the on-call table
   * @param rules the settings by which incidents are counted
   */
  public LoadCounting(Table table, LoadRules rules) {
    this.table = table;
    this.responders = new ResponderStore(table);
    this.rules = rules;
  }

  /** The rules by which incidents are counted. */
  public LoadRules rules() {
    return rules;
  }

  /** What is stored of an incident beside the incident itself. */
  public record Stored(Optional<Row> head, List<TimelineEntry> timeline) {
    static final Stored NOTHING = new Stored(Optional.empty(), List.of());

    /** As what it was counted. */
    public Optional<CountedLoad> counted() {
      return head.flatMap(LoadCounting::counted);
    }
  }

  /** As what the incident of a head was counted. */
  static Optional<CountedLoad> counted(Row head) {
    return head.find(COUNTED).map(CountedLoad::of);
  }

  /**
   * Reads strictly what is stored of incidents. The heads are read first: an entry that appears
   * later makes a transaction on the head fail.
   */
  public Map<String, Stored> read(Collection<String> incidents) {
    var keys =
        incidents.stream()
            .distinct()
            .map(id -> Table.key(OncallKeys.timeline(id), OncallKeys.HEAD))
            .toList();
    var stored = new HashMap<String, Stored>();
    for (Row head : table.getAllStrictly(keys)) {
      stored.put(head.pk(), new Stored(Optional.of(head), timeline(head.pk())));
    }
    var byId = new HashMap<String, Stored>();
    incidents.forEach(
        id -> byId.put(id, stored.getOrDefault(OncallKeys.timeline(id), Stored.NOTHING)));
    return byId;
  }

  Stored read(String incident) {
    return read(List.of(incident)).get(incident);
  }

  private List<TimelineEntry> timeline(String pk) {
    Map<String, AttributeValue> values =
        Map.of(":pk", Row.text(pk), ":head", Row.text(OncallKeys.HEAD));
    var entries = new ArrayList<TimelineEntry>();
    table
        .query(
            q ->
                q.keyConditionExpression("pk = :pk AND sk < :head")
                    .consistentRead(true)
                    .expressionAttributeValues(values))
        .forEach(row -> entries.add(TimelineRows.entry(row)));
    return entries;
  }

  /** As what an incident counts now. */
  public CountedLoad count(Incident incident, List<TimelineEntry> timeline, Stored stored) {
    var zones = new TreeMap<String, String>();
    stored.counted().ifPresent(before -> zones.putAll(before.zones()));
    SortedSet<String> interrupted = new TreeSet<>();
    Interruption.of(timeline).forEach(each -> interrupted.add(each.user()));
    zones.keySet().retainAll(interrupted);
    SortedSet<String> unknown = new TreeSet<>(interrupted);
    unknown.removeAll(zones.keySet());
    if (!unknown.isEmpty()) {
      responders.zones(unknown).forEach((user, name) -> zones.put(user, name));
      zones.values().removeIf(name -> ResponderZone.of(name).isEmpty());
      unknown.removeAll(zones.keySet());
    }
    var load =
        IncidentLoad.of(
            incident,
            timeline,
            user -> Optional.ofNullable(zones.get(user)).flatMap(ResponderZone::of),
            rules);
    return new CountedLoad(rules.version(), load, zones, unknown);
  }

  /** Those of some people whose time zone is known by now. */
  Set<String> zoned(Set<String> people) {
    if (people.isEmpty()) {
      return Set.of();
    }
    var zones = responders.zonesStrictly(people);
    zones.values().removeIf(name -> ResponderZone.of(name).isEmpty());
    return zones.keySet();
  }

  /**
   * Takes a turn at an incident: writes as what it is counted now, and notes the change of the
   * rollups.
   *
   * @param now as what it counts; empty while the incident itself is not stored
   * @return the writes of the transaction, besides those of the rollups
   */
  List<TransactWriteItem> turn(
      String incident, Stored stored, Optional<CountedLoad> now, CounterDelta delta) {
    Optional<CountedLoad> before = stored.counted();
    before.ifPresent(
        counted -> delta.takeAway(counted.load(), LoadRules.isInTotals(counted.rules())));
    now.ifPresent(counted -> delta.add(counted.load()));
    var writes = new ArrayList<TransactWriteItem>();
    writes.add(head(incident, stored, now));
    SortedSet<String> missed =
        before.map(CountedLoad::unzoned).orElse(Collections.emptySortedSet());
    SortedSet<String> missing = now.map(CountedLoad::unzoned).orElse(Collections.emptySortedSet());
    if (!missing.equals(missed)) {
      writes.add(unzoned(incident, missing));
    }
    return writes;
  }

  private TransactWriteItem head(String incident, Stored stored, Optional<CountedLoad> now) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":one", Row.number(1L));
    stored.head().ifPresent(row -> values.put(":seen", Row.number(row.number(WRITES))));
    now.ifPresent(counted -> values.put(":counted", Row.text(counted.text())));
    return new WriteItems(table.name())
        .update(
            OncallKeys.timeline(incident),
            OncallKeys.HEAD,
            (now.isPresent() ? "SET counted = :counted " : "") + "ADD writes :one",
            stored.head().isPresent() ? "writes = :seen" : "attribute_not_exists(pk)",
            values);
  }

  /** A row that waits for nobody is deleted by {@link LoadRecount}: not every function may. */
  private TransactWriteItem unzoned(String incident, SortedSet<String> users) {
    return new WriteItems(table.name())
        .put(Row.of(OncallKeys.UNZONED, incident).with(WAITING, users));
  }
}
