package dev.opsledger.oncall.store.count;

import dev.opsledger.core.count.IncidentDays;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.recount.RollupRepair;
import dev.opsledger.core.recount.StoredFigures;
import dev.opsledger.core.rollup.RollupRows;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.oncall.domain.IncidentSearch;
import dev.opsledger.oncall.store.IncidentIndex;
import dev.opsledger.oncall.store.OncallKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Recounts the number of all incidents and of each service's, in one walk over all of them. */
public record TotalsRecount(Table table, IncidentIndex index) {
  private static final int MOST_WALKS = 10;

  /** The totals are spread over rows; what is wrong with their sum is corrected in this one. */
  private static final StoredFigures CORRECTED = totals(0);

  private static StoredFigures totals(int row) {
    return StoredFigures.rollup(OncallKeys.totals(row), OncallKeys.STATUS);
  }

  /** Has these numbers settled. */
  public void settle(RollupRepair repair) {
    List<Row> stored = new ArrayList<>(rows(0, 1));
    for (int i = 0; i < IncidentDays.PARTITIONS; i++) {
      table.partitionStrictly(OncallKeys.services(i)).forEach(stored::add);
    }
    repair.settle(stored, counted(), (Set<StoredFigures> _) -> counted());
  }

  private List<Row> rows(int from, int to) {
    return table.getAllStrictly(
        IntStream.range(from, to)
            .mapToObj(row -> Table.key(OncallKeys.totals(row), OncallKeys.STATUS))
            .toList());
  }

  private Map<StoredFigures, Tally> counted() {
    for (int walk = 0; walk < MOST_WALKS; walk++) {
      Tally others = others();
      Map<StoredFigures, Tally> counted = walk();
      if (others().equals(others)) {
        counted.merge(CORRECTED, Tally.NONE.minus(others), Tally::plus);
        return counted;
      }
    }
    throw new IllegalStateException("incidents change all the time");
  }

  private Tally others() {
    return rows(1, OncallKeys.TOTALS).stream()
        .map(RollupRows::tally)
        .reduce(Tally.NONE, Tally::plus);
  }

  private Map<StoredFigures, Tally> walk() {
    var counted = new TreeMap<StoredFigures, Tally>();
    var all =
        index.read(
            IncidentSearch.ALL, List.of("id", "status", "serviceId"), "", OptionalInt.empty());
    for (Row row : all) {
      Tally one = Tally.of(IncidentDays.NUMBER + row.get("status"), 1);
      counted.merge(CORRECTED, one, Tally::plus);
      row.find("serviceId")
          .ifPresent(
              id ->
                  counted.merge(
                      StoredFigures.rollup(OncallKeys.servicesOf(id), id), one, Tally::plus));
    }
    return counted;
  }
}
