package dev.opsledger.gists.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.util.Map;
import java.util.function.Predicate;

/** The gists in the order in which they were stored, as readers walk them. */
public final class GistLog {
  private final Table table;

  public GistLog(Table table) {
    this.table = table;
  }

  /**
   * Where a walk ended.
   *
   * @param place the last place that was taken
   * @param more whether the taker refused the one after it
   */
  public record End(long place, boolean more) {}

  /**
   * Hands out the rows after a place until there are no more, until the taker refuses one, or up to
   * a hole: a hole is a gist that is being stored at this moment, and what comes after it is left
   * for the next walk.
   */
  public End walk(long after, Predicate<Row> taker) {
    long last = after;
    while (true) {
      long first = last + 1;
      for (Row row : bucket(first)) {
        if (Long.parseLong(row.sk()) != last + 1) {
          return new End(last, false);
        }
        if (!taker.test(row)) {
          return new End(last, true);
        }
        last++;
      }
      if (last < first || !GistRows.endsBucket(last)) {
        return new End(last, false);
      }
    }
  }

  private Iterable<Row> bucket(long from) {
    return table.query(
        q ->
            q.keyConditionExpression("pk = :bucket AND sk >= :place")
                .expressionAttributeValues(
                    Map.of(
                        ":bucket", Row.text(GistRows.bucket(from)),
                        ":place", Row.text(GistRows.place(from)))));
  }
}
