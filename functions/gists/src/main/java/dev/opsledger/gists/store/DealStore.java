package dev.opsledger.gists.store;

import static dev.opsledger.gists.store.GistRows.GIST;
import static dev.opsledger.gists.store.GistRows.pk;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.gists.domain.Deal;
import dev.opsledger.gists.domain.DealState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The deals and how far each is. Only the holder of a deal's lease changes it; a change that comes
 * too late changes nothing and is reported.
 */
public final class DealStore {
  private static final Duration RESENT = Duration.ofMinutes(15);

  /** A backlog is counted up to here, about. */
  public static final int COUNTED = 400;

  private final Table table;
  private final String me;
  private final Clock clock;

  /**
   * @param me tells this worker from all others
   */
  public DealStore(Table table, String me, Clock clock) {
    this.table = table;
    this.me = me;
    this.clock = clock;
  }

  /**
   * Takes a deal that is not finished and on which nobody works. One that was refused for good is
   * nowhere due; who moves its message out of the dead letters wants another try.
   */
  public Optional<Deal> claim(String gist) {
    var values = new HashMap<>(Lease.taking(me, clock.instant()));
    values.put(":one", Row.number(1L));
    values.put(":shard", Row.text(GistRows.shard(gist)));
    values.put(":refused", Row.text(DealState.REFUSED.text()));
    return table
        .update(
            pk(gist),
            GIST,
            u ->
                u.updateExpression(
                        "SET "
                            + Lease.TAKE
                            + ", dueAt = :until, openDeal = :shard ADD attempts :one")
                    .conditionExpression(
                        "(attribute_exists(openDeal) OR deal = :refused) AND " + Lease.FREE)
                    .expressionAttributeValues(values))
        .map(DealRows::deal);
  }

  /** Notes that the deal is about to be posted, before it is. */
  public void posting(Deal deal) {
    change(
        deal,
        "SET deal = :state, sentAt = :now",
        Map.of(
            ":state", Row.text(DealState.POSTING.text()),
            ":now", Row.text(clock.instant().toString())));
  }

  /**
   * The CRM has the deal; its note is about to be posted. Readers see the deal's id from now on.
   */
  public void noting(Deal deal, long id) {
    Map<String, AttributeValue> values =
        Map.of(
            ":me", Row.text(me),
            ":state", Row.text(DealState.NOTING.text()),
            ":id", Row.number(id),
            ":now", Row.text(clock.instant().toString()));
    var row =
        TransactWriteItem.builder()
            .update(
                u ->
                    u.tableName(table.name())
                        .key(Table.key(pk(deal.gist()), GIST))
                        .updateExpression("SET deal = :state, dealId = :id, sentAt = :now")
                        .conditionExpression(Lease.MINE)
                        .expressionAttributeValues(values))
            .build();
    var shown =
        TransactWriteItem.builder()
            .update(
                u ->
                    u.tableName(table.name())
                        .key(Table.key(GistRows.bucket(deal.place()), GistRows.place(deal.place())))
                        .updateExpression("SET dealId = :id")
                        .conditionExpression("attribute_exists(pk)")
                        .expressionAttributeValues(Map.of(":id", Row.number(id))))
            .build();
    if (!table.transact(List.of(row, shown))) {
      throw new LeaseLostException(deal.gist());
    }
  }

  /** Notes that the note is about to be posted once more. */
  public void notingAgain(Deal deal) {
    change(deal, "SET sentAt = :now", Map.of(":now", Row.text(clock.instant().toString())));
  }

  /** Deal and note are there. */
  public void done(Deal deal) {
    change(
        deal,
        "SET deal = :state REMOVE openDeal, dueAt, sentAt, files, reason, " + Lease.LEAVE,
        Map.of(":state", Row.text(DealState.DONE.text())));
  }

  /** The CRM will never take it; it stays where it can be counted, and is nowhere due. */
  public void refused(Deal deal, String reason) {
    change(
        deal,
        "SET deal = :state, reason = :reason, openDeal = :refused REMOVE " + Lease.LEAVE,
        Map.of(
            ":state", Row.text(DealState.REFUSED.text()),
            ":reason", Row.text(reason),
            ":refused", Row.text(GistRows.REFUSED)));
  }

  /** The CRM is known not to have taken what was sent in this state: there is no doubt. */
  public void notSent(Deal deal, DealState state) {
    DealState before = state == DealState.POSTING ? DealState.WAITING : state;
    change(deal, "SET deal = :state REMOVE sentAt", Map.of(":state", Row.text(before.text())));
  }

  /**
   * Lets go of a deal until a time.
   *
   * @param reason why it waits for the CRM; empty when it waits for a reason of our own
   */
  public void leave(Deal deal, Instant until, Optional<String> reason) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":due", Row.number(until.toEpochMilli()));
    reason.ifPresent(why -> values.put(":reason", Row.text(why)));
    change(
        deal,
        "SET dueAt = :due"
            + (reason.isPresent() ? ", reason = :reason" : "")
            + " REMOVE "
            + Lease.LEAVE,
        values);
  }

  private void change(Deal deal, String expression, Map<String, AttributeValue> values) {
    var all = new HashMap<>(values);
    all.put(":me", Row.text(me));
    var changed =
        table.update(
            pk(deal.gist()),
            GIST,
            u ->
                u.updateExpression(expression)
                    .conditionExpression(Lease.MINE)
                    .expressionAttributeValues(all));
    if (changed.isEmpty()) {
      throw new LeaseLostException(deal.gist());
    }
  }

  /** Gists whose deals are due, the longest due first, at most so many of each shard. */
  public List<String> due(int most) {
    var due = new ArrayList<String>();
    for (String shard : GistRows.SHARDS) {
      int taken = 0;
      for (Row row : dueIn(shard, most)) {
        if (putOff(row)) {
          due.add(row.pk().substring(pk("").length()));
        }
        if (++taken == most) {
          break;
        }
      }
    }
    return due;
  }

  /**
   * The deals that are not made.
   *
   * @param waiting how many are to be made, about {@link #COUNTED} at the most
   * @param refused how many the CRM will not have
   * @param reason why one of those that wait was put off, empty when none was
   */
  public record Backlog(long waiting, long refused, Optional<String> reason) {}

  public Backlog backlog() {
    long waiting = 0;
    Optional<String> reason = Optional.empty();
    for (String shard : GistRows.SHARDS) {
      List<String> open = latest(shard);
      waiting += open.size();
      // What was put off is due later than what is new.
      if (reason.isEmpty() && !open.isEmpty()) {
        reason = table.get(open.getFirst(), GIST).flatMap(row -> row.find("reason"));
      }
    }
    return new Backlog(waiting, latest(GistRows.REFUSED).size(), reason);
  }

  private List<String> latest(String partition) {
    int most = COUNTED / GistRows.SHARDS.size();
    Iterable<Row> rows =
        table.query(
            q ->
                q.indexName(GistRows.OPEN_DEALS)
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

  private Iterable<Row> dueIn(String shard, int most) {
    return table.query(
        q ->
            q.indexName(GistRows.OPEN_DEALS)
                .keyConditionExpression("openDeal = :shard AND dueAt <= :now")
                .limit(most)
                .expressionAttributeValues(
                    Map.of(
                        ":shard", Row.text(shard),
                        ":now", Row.number(clock.instant().toEpochMilli()))));
  }

  /** So that the next look does not send it again while its message waits in the queue. */
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
}
