package dev.opsledger.ci.store.count;

import dev.opsledger.ci.domain.Owner;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.store.CiKeys;
import dev.opsledger.ci.store.RunRows;
import dev.opsledger.ci.store.ZoneHistory;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs that a former version stored, which are in no rollup, or in no count of days, until they are
 * met.
 *
 * @param table the CI table
 * @param zones the time zones by which days were ever keyed
 */
public record FormerRuns(Table table, ZoneHistory zones) {
  /** The runs of a day that are not counted. */
  public List<WorkflowRun> uncounted(Owner owner, LocalDate day) {
    var runs = new ArrayList<WorkflowRun>();
    for (String key : CiKeys.owners(owner, true)) {
      for (ZoneId zone : zones.all()) {
        for (Row row : rows(CiKeys.ownerDay(key, zone, day))) {
          if (!row.flag(RunRows.IN_DAYS)) {
            runs.add(RunRows.run(row));
          }
        }
      }
    }
    return runs;
  }

  private Iterable<Row> rows(String ownerDay) {
    return table.query(
        q ->
            q.indexName(CiKeys.RUNS_BY_DAY)
                .keyConditionExpression("ownerDay = :day")
                .expressionAttributeValues(Map.of(":day", Row.text(ownerDay))));
  }

  /** Whether all runs are counted. */
  public boolean areCounted() {
    return table.get(CiKeys.COUNTING, CiKeys.COUNTED_IN_DAYS).isPresent();
  }

  /** Records that all runs are counted. */
  public void counted() {
    table.put(Row.of(CiKeys.COUNTING, CiKeys.COUNTED_IN_DAYS));
  }
}
