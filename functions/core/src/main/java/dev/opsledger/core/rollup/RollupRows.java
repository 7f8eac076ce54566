package dev.opsledger.core.rollup;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.WriteItems;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Stores tallies as rows with one number for each count. */
public final class RollupRows {
  /** How often a rollup has changed: the version of its states. */
  public static final String REVISION = "revision";

  private static final Set<String> NO_COUNTS = Set.of(REVISION, "expires");

  private RollupRows() {}

  /**
   * Adds a change to a rollup and creates the rollup if there is none. Neither a read nor a
   * condition is needed, so writers of the same rollup never have to repeat their work on each
   * other's result.
   */
  public static TransactWriteItem add(WriteItems write, String pk, String sk, Tally change) {
    var names = new HashMap<String, String>();
    var values = new HashMap<String, AttributeValue>();
    var terms = new StringJoiner(", ", "ADD ", "");
    for (Map.Entry<String, Long> each : change.plus(REVISION, 1).counts().entrySet()) {
      String term = Integer.toString(names.size());
      names.put("#" + term, each.getKey());
      values.put(":" + term, Row.number(each.getValue()));
      terms.add("#%1$s :%1$s".formatted(term));
    }
    return write.update(pk, sk, terms.toString(), names, values);
  }

  /** The tally in a row. */
  public static Tally tally(Row row) {
    var counts = new TreeMap<String, Long>();
    row.attributes()
        .forEach(
            (name, value) -> {
              if (value.n() != null && !NO_COUNTS.contains(name)) {
                counts.put(name, Long.valueOf(value.n()));
              }
            });
    return new Tally(counts);
  }
}
