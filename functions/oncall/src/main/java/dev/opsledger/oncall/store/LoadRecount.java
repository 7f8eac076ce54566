package dev.opsledger.oncall.store;

import dev.opsledger.core.concurrent.Deadline;
import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.dynamo.OptimisticRetry;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.WriteItems;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Counts stored incidents anew: those that a former version stored, all of them after the rules
 * changed, and those of people whose time zone was not known.
 */
public final class LoadRecount {
  private final Table table;
  private final IncidentTransaction transaction;
  private final OptimisticRetry retry;

  /**
   * @param table the on-call table
   * @param counting counts the load of incidents
   * @param sleeper waits between attempts to write
   */
  public LoadRecount(Table table, LoadCounting counting, Sleeper sleeper) {
    this.table = table;
    this.transaction = new IncidentTransaction(table, counting);
    this.retry = new OptimisticRetry(sleeper);
  }

  /**
   * Counts an incident anew. One that is counted right costs no write.
   *
   * @return whether it was counted otherwise before
   */
  public boolean recount(String id) {
    return retry.settle(() -> transaction.attempt(id, Optional.empty(), List.of())).counted();
  }

  /** Counts the incidents anew that interrupted somebody whose time zone has become known. */
  public void recountZoned() {
    var users = new HashSet<String>();
    var waiting = new ArrayList<Row>();
    for (Row row : table.partitionStrictly(OncallKeys.UNZONED)) {
      waiting.add(row);
      users.addAll(row.texts(LoadCounting.WAITING));
    }
    Set<String> zoned = transaction.counting().zoned(users);
    for (Row row : waiting) {
      if (!Collections.disjoint(row.texts(LoadCounting.WAITING), zoned)) {
        Deadline.check("incidents of people whose time zone became known");
        recount(row.sk());
      }
    }
    sweep();
  }

  private void sweep() {
    var items = new WriteItems(table.name());
    String unused = "attribute_not_exists(%s)".formatted(LoadCounting.WAITING);
    for (Row row : table.partition(OncallKeys.UNZONED)) {
      if (row.texts(LoadCounting.WAITING).isEmpty()) {
        Deadline.check("rows of people whose time zone became known");
        table.transact(List.of(items.deleteIf(row.pk(), row.sk(), unused, Map.of())));
      }
    }
  }
}
