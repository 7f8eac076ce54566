package dev.opsledger.gists.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The deals that are not made yet, read from the index of open deals. */
public record OpenDeals(Table table, Clock clock) {
  /** Deals are counted up to about this number. */
  public static final int COUNTED = 400;

  /** A due deal whose message was sent is due again after this time. */
  private static final Duration RESENT = Duration.ofMinutes(15);

  /**
   * How many deals are not made.
   *
   * @param waiting those that are still to be made
   * @param refused those that the CRM rejected
   * @param reason why one of those that wait does so, empty if nothing is known
   */
  public record Backlog(long waiting, long refused, Optional<String> reason) {}

  /**
   * Returns the gists whose deals are due, the longest due first, and makes them due again later so
   * that the next call does not return them while their messages are in the queue.
   *
   * @param most how many of each shard
   */
  public List<String> takeDue(int most) {
    var due = new ArrayList<String>();
    for (String shard : GistsKeys.SHARDS) {
      int taken = 0;
      for (Row row : dueIn(shard, most)) {
        if (putOff(row)) {
          due.add(GistsKeys.gistId(row));
        }
        if (++taken == most) {
          break;
        }
      }
    }
    return due;
  }

  private Iterable<Row> dueIn(String shard, int most) {
    return table.query(
        q ->
            q.indexName(GistsKeys.OPEN_DEALS)
                .keyConditionExpression("openDeal = :shard AND dueAt <= :now")
                .limit(most)
                .expressionAttributeValues(
                    Map.of(
                        ":shard", Row.text(shard),
                        ":now", Row.number(clock.instant().toEpochMilli()))));
  }

  private boolean putOff(Row row) {
    return table
        .update(
            row.pk(),
            row.sk(),
            u ->
                u.updateExpression("SET dueAt = :later")
                    .conditionExpression("dueAt = :due")
                    .expressionAttributeValues(
                        Map.of(
                            ":due", Row.number(row.number("dueAt")),
                            ":later", Row.number(clock.instant().plus(RESENT).toEpochMilli()))))
        .isPresent();
  }

  /** Counts the deals that are not made. */
  public Backlog backlog() {
    long waiting = 0;
    Optional<String> reason = Optional.empty();
    for (String shard : GistsKeys.SHARDS) {
      List<String> open = latest(shard);
      waiting += open.size();
      // Deals that were put off are due later than new ones, so the last one has a reason.
      if (reason.isEmpty() && !open.isEmpty()) {
        reason = table.get(open.getFirst(), GistsKeys.GIST).flatMap(row -> row.find("reason"));
      }
    }
    return new Backlog(waiting, latest(GistsKeys.REFUSED).size(), reason);
  }

  private List<String> latest(String partition) {
    int most = COUNTED / GistsKeys.SHARDS.size();
    Iterable<Row> rows =
        table.query(
            q ->
                q.indexName(GistsKeys.OPEN_DEALS)
                    .keyConditionExpression("openDeal = :partition")
                    .scanIndexForward(false)
                    .limit(most)
                    .expressionAttributeValues(Map.of(":partition", Row.text(partition))));
    var keys = new ArrayList<String>();
    for (Row row : rows) {
      keys.add(row.pk());
      if (keys.size() == most) {
        break;
      }
    }
    return keys;
  }
}
