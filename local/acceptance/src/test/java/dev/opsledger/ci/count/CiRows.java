package dev.opsledger.ci.count;

import dev.opsledger.ci.store.RunRows;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.rollup.RollupRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The stored rows of a history. */
record CiRows(DynamoDbClient client, String name, CiHistory history) {
  private Table table() {
    return new Table(client, name);
  }

  /** The rows of its runs, attempts and jobs. */
  List<Row> all() {
    var rows = new ArrayList<Row>();
    for (long run : history.runs()) {
      table().partition("RUN#" + run).forEach(rows::add);
    }
    return rows;
  }

  /** The counts of its days, by key. */
  Map<String, Map<String, Long>> rollups() {
    var rollups = new TreeMap<String, Map<String, Long>>();
    for (Row row : stored()) {
      Map<String, Long> counts = RollupRows.tally(row).counts();
      if (isRollup(row) && !row.sk().matches(".#[WM]#.*") && !counts.isEmpty()) {
        rollups.put(row.pk() + " " + row.sk(), counts);
      }
    }
    return rollups;
  }

  private boolean isRollup(Row row) {
    return isOfDay(row)
        || history.owners().stream().anyMatch(o -> row.pk().startsWith("ROLLUP#id:" + o + "#"));
  }

  private boolean isOfDay(Row row) {
    return history.repositories().stream().anyMatch(id -> row.pk().equals("RUNDAYS#" + id));
  }

  private List<Row> stored() {
    return client.scanPaginator(s -> s.tableName(name)).items().stream().map(Row::new).toList();
  }

  /** Makes the rows those of a version that did not count by days (UTC). */
  void forgetDays() {
    for (Row row : all()) {
      var attributes = new HashMap<>(row.attributes());
      attributes.remove("inDays");
      attributes.computeIfPresent(
          "tally", (_, tally) -> Row.text(tally.s().replaceAll("@[^,]*,?", "")));
      table().put(new Row(attributes));
    }
    stored().stream().filter(this::isOfDay).forEach(row -> table().delete(row.pk(), row.sk()));
  }

  /** Makes the rows those of a version that counted nothing. */
  void forgetCounts() {
    for (Row row : all()) {
      var attributes = new HashMap<>(row.attributes());
      attributes.keySet().removeAll(List.of("counted", "earlier", "inDays"));
      if (row.sk().equals("PARTS") || (row.sk().equals("RUN") && !RunRows.isRun(row))) {
        table().delete(row.pk(), row.sk());
      } else {
        table().put(new Row(attributes));
      }
    }
    for (Row row : stored()) {
      if (isRollup(row) || row.pk().startsWith("COMMIT#")) {
        table().delete(row.pk(), row.sk());
      }
    }
  }
}
