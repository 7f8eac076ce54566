package dev.opsledger.gists.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.TransactionBuilder;
import dev.opsledger.gists.domain.Deal;
import dev.opsledger.gists.domain.DealState;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The deals that workers are making. A worker claims a deal before it changes it; every change
 * fails with {@link LeaseLostException} once another worker has taken over.
 */
public final class DealStore {
  private final Table table;
  private final String worker;
  private final Clock clock;

  /**
   * @param worker identifies this worker among all that run
   */
  public DealStore(Table table, String worker, Clock clock) {
    this.table = table;
    this.worker = worker;
    this.clock = clock;
  }

  /**
   * Claims a deal that is not finished and that no other worker holds. A deal that was refused is
   * never due by itself, but can be claimed: its message was moved out of the dead-letter queue.
   */
  public Optional<Deal> claim(String gist) {
    var values = new HashMap<>(Lease.taking(worker, clock.instant()));
    values.put(":one", Row.number(1L));
    values.put(":shard", Row.text(GistsKeys.shard(gist)));
    values.put(":refused", Row.text(DealState.REFUSED.text()));
    return table
        .update(
            GistsKeys.gist(gist),
            GistsKeys.GIST,
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

  /** Records that the deal is about to be posted, before it is. */
  public void beginPosting(Deal deal) {
    change(
        deal,
        "SET deal = :state, sentAt = :now",
        Map.of(
            ":state", Row.text(DealState.POSTING.text()),
            ":now", Row.text(clock.instant().toString())));
  }

  /**
   * Records that the CRM has the deal and that its note is about to be posted. Readers see the
   * deal's id from now on.
   */
  public void beginNote(Deal deal, long id) {
    Map<String, AttributeValue> values =
        Map.of(
            ":me", Row.text(worker),
            ":state", Row.text(DealState.NOTING.text()),
            ":id", Row.number(id),
            ":now", Row.text(clock.instant().toString()));
    var transaction =
        new TransactionBuilder(table)
            .updateIf(
                GistsKeys.gist(deal.gist()),
                GistsKeys.GIST,
                "SET deal = :state, dealId = :id, sentAt = :now",
                Lease.MINE,
                values)
            .updateIf(
                GistsKeys.logBucket(deal.place()),
                GistsKeys.logPlace(deal.place()),
                "SET dealId = :id",
                "attribute_exists(pk)",
                Map.of(":id", Row.number(id)));
    if (!transaction.commit()) {
      throw new LeaseLostException(deal.gist());
    }
  }

  /** Records that the note is about to be posted once more. */
  public void repeatNote(Deal deal) {
    change(deal, "SET sentAt = :now", Map.of(":now", Row.text(clock.instant().toString())));
  }

  /** Records that the CRM has the deal and its note. */
  public void finish(Deal deal) {
    change(
        deal,
        "SET deal = :state REMOVE openDeal, dueAt, sentAt, files, reason, " + Lease.LEAVE,
        Map.of(":state", Row.text(DealState.DONE.text())));
  }

  /** Records that the CRM rejected the deal for good: it is counted, but never due again. */
  public void refuse(Deal deal, String reason) {
    change(
        deal,
        "SET deal = :state, reason = :reason, openDeal = :refused REMOVE " + Lease.LEAVE,
        Map.of(
            ":state", Row.text(DealState.REFUSED.text()),
            ":reason", Row.text(reason),
            ":refused", Row.text(GistsKeys.REFUSED)));
  }

  /** Records that what was sent in this state certainly had no effect. */
  public void retract(Deal deal, DealState state) {
    DealState before = state == DealState.POSTING ? DealState.WAITING : state;
    change(deal, "SET deal = :state REMOVE sentAt", Map.of(":state", Row.text(before.text())));
  }

  /**
   * Gives the deal back until it is due.
   *
   * @param reason why it waits for the CRM; empty if it does not wait for the CRM
   */
  public void release(Deal deal, Instant dueAt, Optional<String> reason) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":due", Row.number(dueAt.toEpochMilli()));
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
    all.put(":me", Row.text(worker));
    var changed =
        table.update(
            GistsKeys.gist(deal.gist()),
            GistsKeys.GIST,
            u ->
                u.updateExpression(expression)
                    .conditionExpression(Lease.MINE)
                    .expressionAttributeValues(all));
    if (changed.isEmpty()) {
      throw new LeaseLostException(deal.gist());
    }
  }
}
