package dev.opsledger.core.sync;

import static dev.opsledger.core.sync.SyncTable.FAILED;
import static dev.opsledger.core.sync.SyncTable.RUN;
import static dev.opsledger.core.sync.SyncTable.SKIPPED;
import static dev.opsledger.core.sync.SyncTable.SOURCE;
import static dev.opsledger.core.sync.SyncTable.sync;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Accounts for the units of each sync, so that one can say how far it is and when it is finished.
 *
 * <p>Units are planned in chunks of 50, of which {@link OpenChunks} keeps count. A unit that plans
 * others does so before it is done itself: the count reaches zero only when nothing is left.
 */
public final class SyncLedger {
  private static final int UNITS_A_CHUNK = 50;

  private final Table table;
  private final Clock clock;
  private final OpenChunks chunks;

  public SyncLedger(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
    this.chunks = new OpenChunks(table, clock);
  }

  /**
   * Opens a sync of all of a source; opening it again changes nothing.
   *
   * @param idle why there is nothing to ask, so that the sync is no good one
   */
  void start(String sync, String source, Optional<String> idle) {
    table.putNew(SyncTable.run(sync, source, clock.instant()).with("idle", idle.orElse(null)));
  }

  /** Opens a sync of a part of a source, which says nothing of how fresh the whole is. */
  void startPart(String sync, String source) {
    table.putNew(SyncTable.run(sync, source, clock.instant()).with("part", true));
  }

  /** Notes what the source's latest sync is, once its first units are sent. */
  void planned(String sync, String source) {
    table.update(
        SOURCE,
        source,
        u ->
            u.updateExpression("SET started = :now, startedSync = :sync")
                .conditionExpression("attribute_not_exists(started) OR started <= :now")
                .expressionAttributeValues(
                    Map.of(":now", Row.text(clock.instant().toString()), ":sync", Row.text(sync))));
  }

  /** Notes that a sync has nobody to ask, before it is finished. */
  void idle(String sync, String why) {
    table.update(
        sync(sync),
        RUN,
        u ->
            u.updateExpression("SET idle = :why")
                .conditionExpression("attribute_exists(pk)")
                .expressionAttributeValues(Map.of(":why", Row.text(why))));
  }

  /** What is known of a source before a sync of it, empty before the first. */
  Optional<Row> source(String source) {
    return table.get(SOURCE, source);
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
   * @return the units that are left to do, ready to be sent
   */
  List<Unit> plan(String sync, String part, List<Unit.Draft> drafts) {
    var units = new ArrayList<Unit>(drafts.size());
    for (int from = 0; from < drafts.size(); from += UNITS_A_CHUNK) {
      var some = drafts.subList(from, Math.min(drafts.size(), from + UNITS_A_CHUNK));
      String chunk = part + "." + from / UNITS_A_CHUNK;
      Set<String> left = chunks.open(sync, chunk, some.stream().map(Unit.Draft::id).toList());
      some.stream()
          .map(draft -> draft.plan(sync, chunk))
          .filter(unit -> left.contains(unit.id()))
          .forEach(units::add);
    }
    return units;
  }

  /** How the chunks of some units are, as they were some moments ago at the latest. */
  Pending pending(Collection<Unit> units) {
    return chunks.pending(units);
  }

  /**
   * Counts that a worker begins with a unit whose message came before. It is not asked for the
   * first delivery, so that a sync in which all goes well pays nothing for it.
   *
   * @return how often a worker began with it, the first time included
   */
  int begin(Unit unit) {
    return table
        .update(
            sync(unit.sync()),
            SyncTable.BEGUN + unit.chunk() + "#" + unit.id(),
            u ->
                u.updateExpression("ADD begun :one SET expires = if_not_exists(expires, :end)")
                    .expressionAttributeValues(
                        Map.of(
                            ":one", Row.number(1L),
                            ":end", Row.number(SyncTable.expiry(clock.instant())))))
        .map(row -> (int) row.number("begun") + 1)
        .orElseThrow();
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
    return chunks.take(sync, chunk, ids) ? finish(sync) : Optional.empty();
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
    Optional<String> idle = run.find("idle");
    boolean good = failed == 0 && idle.isEmpty();
    String expression =
        "SET lastFinished = :started, lastFinishedAt = :now, lastPlanned = :planned,"
            + " lastFailed = :failed, lastSkipped = :skipped"
            + (good ? ", lastGood = :started, lastGoodAt = :now" : "")
            + (idle.isPresent() ? ", idle = :idle" : " REMOVE idle");
    var values = new HashMap<String, AttributeValue>();
    values.put(":started", Row.text(run.get("startedAt")));
    values.put(":now", Row.text(now.toString()));
    values.put(":planned", Row.number(run.number("planned")));
    values.put(":failed", Row.number(failed));
    values.put(":skipped", Row.number(count(run.pk(), SKIPPED)));
    idle.ifPresent(why -> values.put(":idle", Row.text(why)));
    table.update(
        SOURCE,
        run.get("source"),
        u ->
            u.updateExpression(expression)
                .conditionExpression(
                    "attribute_not_exists(lastFinished) OR lastFinished < :started")
                .expressionAttributeValues(values));
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

  /** How far a sync is; empty when it has not been started. */
  Optional<SyncProgress> progress(String sync, String source) {
    return SyncProgress.of(source, table.partition(sync(sync)));
  }
}
