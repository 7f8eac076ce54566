package dev.opsledger.core.recount;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.rollup.RollupRows;
import dev.opsledger.core.rollup.Tally;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The figures in a row.
 *
 * @param pk the row's partition key
 * @param sk its sort key
 * @param names the attributes that are figures; empty for a rollup, in which all numbers are
 */
public record StoredFigures(String pk, String sk, Set<String> names)
    implements Comparable<StoredFigures> {
  /** The figures of a rollup. */
  public static StoredFigures rollup(String pk, String sk) {
    return new StoredFigures(pk, sk, Set.of());
  }

  /** The figures of a rollup's row. */
  public static StoredFigures rollup(Row row) {
    return rollup(row.pk(), row.sk());
  }

  /** Whether the row is a rollup, whose states have a revision. */
  boolean isRollup() {
    return names.isEmpty();
  }

  Map<String, AttributeValue> key() {
    return Table.key(pk, sk);
  }

  /** The figures that a row has. */
  Tally of(Row row) {
    if (isRollup()) {
      return RollupRows.tally(row);
    }
    var counts = new TreeMap<String, Long>();
    names.forEach(name -> counts.put(name, row.number(name)));
    return new Tally(counts);
  }

  /** What the row is called in a list of differences. */
  String label() {
    return pk + " " + sk;
  }

  @Override
  public int compareTo(StoredFigures other) {
    return label().compareTo(other.label());
  }
}
