package dev.opsledger.core.sync;

import static dev.opsledger.core.sync.SyncTable.CHUNK;
import static dev.opsledger.core.sync.SyncTable.FAILED;
import static dev.opsledger.core.sync.SyncTable.RUN;
import static dev.opsledger.core.sync.SyncTable.SKIPPED;
import static dev.opsledger.core.sync.SyncTable.SOURCE;
import static dev.opsledger.core.sync.SyncTable.sync;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Accounts for the units of each sync, so that one can say how far it is and when it is finished.
 *
 * <p>Units are planned in chunks of 50. A chunk is a row with the set of its units that are not
 * done yet; taking a unit out of a set twice is harmless, so a message delivered twice counts once.
 * The sync's row counts the chunks that are still open, and changes only in one transaction with
 * the chunk. A unit that plans others does so before it is done itself: the count reaches zero only
 * when nothing is left.
 */
public final class SyncLedger {
  private static final int UNITS_A_CHUNK = 50;

  private final Table table;
  private final Clock clock;

  public SyncLedger(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** Opens a sync of all of a source; opening it again changes nothing. */
  public void start(String sync, String source) {
    start(sync, source, Optional.empty());
  }

  /**
   * As {@link #start(String, String)}.
   *
   * @param idle why there is nothing to ask, so that the sync is no good one
   */
  void start(String sync, String source, Optional<String> idle) {
    Instant now = clock.instant();
    begin(sync, source, idle, now);
    table.putNew(SyncTable.run(sync, source, now).with("idle", idle.orElse(null)));
  }

  /** Opens a sync of a part of a source, which says nothing of how fresh the whole is. */
  void startPart(String sync, String source) {
    table.putNew(SyncTable.run(sync, source, clock.instant()).with("part", true));
  }

  /** What the source's latest sync is; before the sync's own row, which then says how far it is. */
  private void begin(String sync, String source, Optional<String> idle, Instant now) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":now", Row.text(now.toString()));
    values.put(":sync", Row.text(sync));
    idle.ifPresent(why -> values.put(":idle", Row.text(why)));
    table.update(
        SOURCE,
        source,
        u ->
            u.updateExpression(
                    "SET started = :now, startedSync = :sync"
                        + (idle.isPresent() ? ", idle = :idle" : " REMOVE idle"))
                .conditionExpression("attribute_not_exists(started) OR started < :now")
                .expressionAttributeValues(values));
  }

  /** How each unit is, beside this ledger. */
  UnitStates states() {
    return new UnitStates(table, clock);
  }

  /**
   * Takes note of how something of a source is that no sync's unit stands for; the same again costs
   * a read.
   */
  public void note(String source, UnitState state) {
    states().note(source, state);
  }

  /**
   * Plans units, before any of them is sent; planning the same again changes nothing.
   *
   * @param part tells the plan from others of the same sync
   * @return the units, ready to be sent
   */
  List<Unit> plan(String sync, String part, List<Unit.Draft> drafts) {
    var units = new ArrayList<Unit>(drafts.size());
    for (int from = 0; from < drafts.size(); from += UNITS_A_CHUNK) {
      var some = drafts.subList(from, Math.min(drafts.size(), from + UNITS_A_CHUNK));
      String chunk = part + "." + from / UNITS_A_CHUNK;
      some.forEach(draft -> units.add(draft.plan(sync, chunk)));
      open(sync, chunk, some.stream().map(Unit.Draft::id).toList());
    }
    return units;
  }

  private void open(String sync, String chunk, List<String> ids) {
    Row row = SyncTable.chunk(sync, chunk, ids, clock.instant());
    table.transact(
        List.of(
            TransactWriteItem.builder()
                .put(
                    p ->
                        p.tableName(table.name())
                            .item(row.attributes())
                            .conditionExpression("attribute_not_exists(pk)"))
                .build(),
            countOpen(sync, 1, ids.size())));
  }

  private TransactWriteItem countOpen(String sync, long open, long planned) {
    return TransactWriteItem.builder()
        .update(
            u ->
                u.tableName(table.name())
                    .key(Table.key(sync(sync), RUN))
                    .updateExpression("ADD #open :open, planned :planned")
                    .conditionExpression("attribute_exists(pk)")
                    .expressionAttributeNames(Map.of("#open", "open"))
                    .expressionAttributeValues(
                        Map.of(":open", Row.number(open), ":planned", Row.number(planned))))
        .build();
  }

  /** Records why a unit failed for good. */
  void fail(Unit unit, String reason) {
    table.put(SyncTable.remark(FAILED, unit, reason, clock.instant()));
  }

  /** Records what a unit left out on purpose, such as a suspended installation. */
  public void skip(Unit unit, String reason) {
    table.put(SyncTable.remark(SKIPPED, unit, reason, clock.instant()));
  }

  /**
   * Takes units of one chunk off what is pending, whether they were done or failed for good.
   *
   * @return the sync's row when this finished the sync, once
   */
  Optional<Row> complete(String sync, String chunk, Collection<String> ids) {
    Optional<Row> left =
        table.update(
            sync(sync),
            CHUNK + chunk,
            u ->
                u.updateExpression("DELETE pending :ids")
                    .conditionExpression("attribute_exists(pk)")
                    .expressionAttributeValues(
                        Map.of(":ids", AttributeValue.fromSs(List.copyOf(ids)))));
    if (left.isEmpty() || !left.get().texts("pending").isEmpty()) {
      return Optional.empty();
    }
    if (!left.get().flag("closed")) {
      close(sync, chunk);
    }
    return finish(sync);
  }

  private void close(String sync, String chunk) {
    table.transact(
        List.of(
            TransactWriteItem.builder()
                .update(
                    u ->
                        u.tableName(table.name())
                            .key(Table.key(sync(sync), CHUNK + chunk))
                            .updateExpression("SET closed = :true")
                            .conditionExpression("attribute_not_exists(closed)")
                            .expressionAttributeValues(
                                Map.of(":true", AttributeValue.fromBool(true))))
                .build(),
            countOpen(sync, -1, 0)));
  }

  /** Closes a sync of which nothing is open. */
  Optional<Row> finish(String sync) {
    Row run = table.getStrictly(sync(sync), RUN).orElseThrow();
    if (run.findInstant("finishedAt").isPresent()) {
      // Whoever finished it may have stopped before the source knew.
      recordSource(run, run.findInstant("finishedAt").get());
      return Optional.empty();
    }
    if (run.number("open") > 0) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Optional<Row> finished =
        table.update(
            sync(sync),
            RUN,
            u ->
                u.updateExpression("SET finishedAt = :now")
                    .conditionExpression("attribute_not_exists(finishedAt) AND #open = :none")
                    .expressionAttributeNames(Map.of("#open", "open"))
                    .expressionAttributeValues(
                        Map.of(":now", Row.text(now.toString()), ":none", Row.number(0L))));
    finished.ifPresent(row -> recordSource(row, now));
    return finished;
  }

  /** What the source's last finished sync was, and its last one without a failure. */
  private void recordSource(Row run, Instant now) {
    if (run.flag("part")) {
      return;
    }
    long failed = count(run.pk(), FAILED);
    boolean good = failed == 0 && run.find("idle").isEmpty();
    String expression =
        "SET lastFinished = :started, lastFinishedAt = :now, lastPlanned = :planned,"
            + " lastFailed = :failed, lastSkipped = :skipped"
            + (good ? ", lastGood = :started, lastGoodAt = :now" : "");
    table.update(
        SOURCE,
        run.get("source"),
        u ->
            u.updateExpression(expression)
                .conditionExpression(
                    "attribute_not_exists(lastFinished) OR lastFinished < :started")
                .expressionAttributeValues(
                    Map.of(
                        ":started", Row.text(run.get("startedAt")),
                        ":now", Row.text(now.toString()),
                        ":planned", Row.number(run.number("planned")),
                        ":failed", Row.number(failed),
                        ":skipped", Row.number(count(run.pk(), SKIPPED)))));
  }

  private long count(String sync, String kind) {
    long count = 0;
    for (Row _ : table.partition(sync, kind)) {
      count++;
    }
    return count;
  }

  /** When the source's last sync without a failure began, empty before the first. */
  public Optional<Instant> lastGood(String source) {
    return table.get(SOURCE, source).flatMap(row -> row.findInstant("lastGood"));
  }

  /** When the source's last sync without a failure ended, empty before the first. */
  public Optional<Instant> lastGoodAt(String source) {
    return table.get(SOURCE, source).flatMap(row -> row.findInstant("lastGoodAt"));
  }

  /** How long ago the source's last sync ended, with or without failures. */
  Optional<Duration> sinceFinished(String source) {
    return table
        .get(SOURCE, source)
        .flatMap(row -> row.findInstant("lastFinishedAt"))
        .map(at -> Duration.between(at, clock.instant()));
  }

  /** How far a sync is; empty when it has not been started. */
  Optional<SyncProgress> progress(String sync, String source) {
    return SyncProgress.of(source, table.partition(sync(sync)));
  }
}
