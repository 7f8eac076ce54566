package dev.opsledger.core.sync;

import static dev.opsledger.core.sync.SyncTable.FAILED;
import static dev.opsledger.core.sync.SyncTable.RUN;
import static dev.opsledger.core.sync.SyncTable.SKIPPED;
import static dev.opsledger.core.sync.SyncTable.SOURCE;
import static dev.opsledger.core.sync.SyncTable.sync;

import dev.opsledger.core.concurrent.Deadline;
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
 * Tracks the units of each sync, to tell its progress and when it is finished.
 *
 * <p>Units are planned in chunks of 50, tracked by {@link OpenChunks}. A unit plans its follow-up
 * units before it completes, so the number of open chunks reaches zero only when no work is left.
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
   * Opens a sync of a whole source. Idempotent.
   *
   * @param idle why the source cannot be synced, if so; such a sync does not count as good
   */
  void start(String sync, String source, Optional<String> idle) {
    table.putNew(SyncTable.run(sync, source, clock.instant()).with("idle", idle.orElse(null)));
  }

  /** Opens a sync of a part of a source, which does not affect how fresh the source counts as. */
  void startPart(String sync, String source) {
    table.putNew(SyncTable.run(sync, source, clock.instant()).with("part", true));
  }

  /** Records the source's latest sync, once its first units are sent. */
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

  /** Marks a running sync as idle, with the reason. */
  void idle(String sync, String why) {
    table.updateExisting(sync(sync), RUN, "SET idle = :why", Map.of(":why", Row.text(why)));
  }

  /** The source's row; empty before its first sync. */
  Optional<Row> source(String source) {
    return table.get(SOURCE, source);
  }

  /** A sync's row, read strongly consistently; empty if it is unknown or has expired. */
  Optional<Row> run(String sync) {
    return table.getStrictly(sync(sync), RUN);
  }

  /** The unit states, which are stored in the same table. */
  UnitStates states() {
    return new UnitStates(table, clock);
  }

  /**
   * Records the state of something that is not a unit of a sync. An unchanged state costs one read
   * and no write.
   */
  public void note(String source, UnitState state) {
    states().note(source, state);
  }

  /**
   * Records planned units, before any of them is sent. Idempotent.
   *
   * @param part distinguishes this plan from others of the same sync
   * @return the unfinished units, ready to be sent
   */
  List<Unit> plan(String sync, String part, List<Unit.Draft> drafts) {
    var units = new ArrayList<Unit>(drafts.size());
    for (int from = 0; from < drafts.size(); from += UNITS_A_CHUNK) {
      Deadline.check("planning units");
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

  /** Reads the chunks of the given units, with eventual consistency. */
  Pending pending(Collection<Unit> units) {
    return chunks.pending(units);
  }

  /**
   * Counts an attempt at a redelivered unit. Not called for first deliveries, so that a sync
   * without failures pays nothing for it.
   *
   * @return the number of attempts so far, including the first
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

  /** Records why a unit failed permanently. */
  void fail(Unit unit, String reason) {
    table.put(SyncTable.remark(FAILED, unit, reason, clock.instant()));
  }

  /** Records a unit skipped on purpose, such as a suspended installation. */
  public void skip(Unit unit, String reason) {
    table.put(SyncTable.remark(SKIPPED, unit, reason, clock.instant()));
  }

  /**
   * Opens the recount of some sources, to be found by its id like a refresh, and that of one of
   * them. Idempotent.
   */
  void startRecount(String id, Collection<String> sources, String source) {
    table.putNew(SyncTable.refresh(id, sources, clock.instant()).with("recount", true));
    startPart(SyncReport.recountOf(id, source), source);
  }

  /**
   * Marks units of one chunk as finished, whether they succeeded or failed permanently.
   *
   * @return the sync's row if this call finished the sync
   */
  Optional<Row> complete(String sync, String chunk, Collection<String> ids) {
    return chunks.take(sync, chunk, ids) ? finish(sync) : Optional.empty();
  }

  /** Finishes a sync if it has no open chunks. */
  Optional<Row> finish(String sync) {
    Row run = run(sync).orElseThrow();
    if (run.findInstant("finishedAt").isPresent()) {
      // The worker that finished it may have stopped before updating the source.
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

  /** Updates the source's last finished sync and, if nothing failed, its last good one. */
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

  /** When the source's last sync without a failure ended; empty if there is none. */
  public Optional<Instant> lastGoodAt(String source) {
    return table.get(SOURCE, source).flatMap(row -> row.findInstant("lastGoodAt"));
  }
}
