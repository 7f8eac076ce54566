package dev.opsledger.oncall.store;

import dev.opsledger.core.count.IncidentDays;
import dev.opsledger.core.dynamo.WriteItems;
import dev.opsledger.core.recount.StoredFigures;
import dev.opsledger.core.rollup.RollupRows;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.oncall.domain.Incident;
import dev.opsledger.oncall.domain.IncidentLoad;
import dev.opsledger.oncall.domain.LoadNames;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The changes that incidents make to the {@link Counters} and to the rollups of load. */
public final class CounterDelta {
  private record Key(String pk, String sk) {}

  private final Map<Key, Tally> changes = new HashMap<>();
  private final Key totals;

  /**
   * @param seed chooses the row of totals that the batch changes
   */
  public CounterDelta(String seed) {
    int row = Math.floorMod(seed.hashCode(), OncallKeys.TOTALS);
    totals = new Key(OncallKeys.totals(row), OncallKeys.STATUS);
  }

  /** Counts a new state of an incident instead of the one that it replaces. */
  public void add(Optional<Incident> before, Incident now) {
    before.ifPresent(incident -> add(incident, -1));
    add(now, 1);
  }

  private void add(Incident incident, long by) {
    Tally change = Tally.of(IncidentDays.NUMBER + incident.status(), by);
    add(totals, change);
    incident
        .service()
        .ifPresent(
            service -> {
              String id = service.id();
              String day = OncallKeys.day(incident.createdAt(), id);
              add(new Key(OncallKeys.servicesOf(id), id), change);
              add(new Key(OncallKeys.daysOf(id), day), change);
            });
  }

  /** Adds what an incident counts for now. */
  public void add(IncidentLoad load) {
    addTotals(load, load.tally());
    add(false, load.service(), load.day(), LoadNames.withoutHours(load.tally()));
    load.people().forEach((user, tally) -> add(true, user, load.day(), tally));
  }

  /**
   * Takes away what it counted for before.
   *
   * @param inTotals whether it was counted in the totals, too
   */
  void takeAway(IncidentLoad load, boolean inTotals) {
    if (inTotals) {
      addTotals(load, Tally.NONE.minus(load.tally()));
    }
    add(false, load.service(), load.day(), Tally.NONE.minus(LoadNames.withoutHours(load.tally())));
    load.people().forEach((user, tally) -> add(true, user, load.day(), Tally.NONE.minus(tally)));
  }

  private void addTotals(IncidentLoad load, Tally change) {
    String month = YearMonth.from(load.day()).toString();
    for (String pk :
        List.of(OncallKeys.loadTotalsOf(load.service()), OncallKeys.loadOf(load.service()))) {
      add(new Key(pk, load.day().toString()), change);
      add(new Key(pk, month), change);
    }
  }

  private void add(boolean people, String id, LocalDate day, Tally change) {
    int partition = IncidentDays.partition(id);
    add(new Key(OncallKeys.loadDays(people, partition), OncallKeys.load(day, id)), change);
    String month = OncallKeys.load(YearMonth.from(day), id);
    add(new Key(OncallKeys.loadMonths(people, partition), month), change);
  }

  private void add(Key key, Tally change) {
    changes.merge(key, change, Tally::plus);
  }

  /** What is added to each row. */
  public Map<StoredFigures, Tally> figures() {
    var figures = new TreeMap<StoredFigures, Tally>();
    changes.forEach((key, change) -> figures.put(StoredFigures.rollup(key.pk(), key.sk()), change));
    return figures;
  }

  /** The writes for a transaction; changes that cancel out need none. */
  List<TransactWriteItem> writes(WriteItems items) {
    var writes = new ArrayList<TransactWriteItem>();
    changes.forEach(
        (key, change) -> {
          if (!change.isEmpty()) {
            writes.add(RollupRows.add(items, key.pk(), key.sk(), change));
          }
        });
    return writes;
  }
}
