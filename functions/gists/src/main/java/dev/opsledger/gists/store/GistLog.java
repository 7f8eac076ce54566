package dev.opsledger.gists.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.gists.domain.LoggedGist;
import java.util.Map;
import java.util.function.Predicate;

/** The gists in the order in which they were stored. */
public record GistLog(Table table) {
  /**
   * Where a walk ended.
   *
   * @param place the last place that was accepted
   * @param more whether the consumer refused the gist after it
   */
  public record End(long place, boolean more) {}

  /**
   * Passes on the gists after a place until the log ends, the consumer returns false, or a place is
   * missing: its gist is being stored at this moment, and what comes after it is left for the next
   * walk.
   */
  public End walk(long after, Predicate<LoggedGist> consumer) {
    long last = after;
    while (true) {
      long first = last + 1;
      for (Row row : bucket(first)) {
        if (GistsKeys.place(row) != last + 1) {
          return new End(last, false);
        }
        if (!consumer.test(GistRows.gist(row))) {
          return new End(last, true);
        }
        last++;
      }
      if (last < first || !GistsKeys.isLastOfBucket(last)) {
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
                        ":bucket", Row.text(GistsKeys.logBucket(from)),
                        ":place", Row.text(GistsKeys.logPlace(from)))));
  }
}
