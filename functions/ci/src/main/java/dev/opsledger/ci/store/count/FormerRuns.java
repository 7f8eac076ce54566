package dev.opsledger.ci.store.count;

import dev.opsledger.ci.store.CiKeys;
import dev.opsledger.ci.store.RunRows;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.TableScan;
import java.util.Map;
import java.util.Optional;

/**
 * Runs that a former version stored, which are in no rollup, or in no count of days, until they are
 * met.
 *
 * @param table the CI table
 */
public record FormerRuns(Table table) {
  /** A page of the rows of runs that are not counted. */
  public static TableScan.Page uncounted(TableScan scan, Optional<TableScan.After> after) {
    return scan.page(
        after,
        s ->
            s.filterExpression("sk = :run AND attribute_not_exists(" + RunRows.IN_DAYS + ")")
                .expressionAttributeValues(Map.of(":run", Row.text(CiKeys.RUN))));
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
