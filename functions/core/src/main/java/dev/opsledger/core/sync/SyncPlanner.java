package dev.opsledger.core.sync;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Starts syncs and plans their units: writes them to the ledger first, then to the queue. */
public final class SyncPlanner {
  private final String source;
  private final SyncLedger ledger;
  private final UnitQueue queue;

  /**
   * @param source the source to sync, such as {@code ci}
   */
  public SyncPlanner(String source, SyncLedger ledger, UnitQueue queue) {
    this.source = source;
    this.ledger = ledger;
    this.queue = queue;
  }

  /**
   * Starts a sync of a part of the source, such as a newly added repository, with its first units.
   * A repeated call, after a crash or a duplicate event, plans nothing twice but sends unfinished
   * units again, as they may not have been sent.
   */
  public void start(String sync, List<Unit.Draft> drafts) {
    ledger.startPart(sync, source);
    plan(sync, drafts);
  }

  /**
   * Starts the recount of the source, repeatable like {@link #start}.
   *
   * @param id the id under which the progress of all its sources is shown
   * @param sources the sources that are recounted together
   */
  public void startRecount(String id, Collection<String> sources, List<Unit.Draft> drafts) {
    ledger.startRecount(id, sources, source);
    plan(SyncReport.recountOf(id, source), drafts);
  }

  /**
   * Records a figure that a unit of a recount found to differ.
   *
   * @param key which row has the figure
   * @param kept whether it is kept, or only counted
   */
  public void found(Unit unit, String key, String figure, long stored, long counted, boolean kept) {
    ledger.states().found(unit, key, figure, stored, counted, kept);
  }

  /** Starts a sync of the whole source, repeatable like {@link #start}. */
  void startWhole(String sync, List<Unit.Draft> drafts) {
    ledger.start(sync, source, Optional.empty());
    plan(sync, drafts);
    ledger.planned(sync, source);
  }

  private void plan(String sync, List<Unit.Draft> drafts) {
    queue.send(ledger.plan(sync, "first", drafts));
    if (drafts.isEmpty()) {
      ledger.finish(sync);
    }
  }

  /** The source's row; empty before its first sync. */
  Optional<Row> known() {
    return ledger.source(source);
  }

  /** The source's latest sync if it is unfinished, so far as its row is still kept. */
  Optional<Row> unfinished(Row source) {
    return source
        .find("startedSync")
        .flatMap(ledger::run)
        .filter(run -> run.find("finishedAt").isEmpty());
  }

  /**
   * Records an idle sync, so that reports can say why there is no new data.
   *
   * @param why a readable reason, such as which setting is missing
   */
  public void idle(String sync, String why) {
    ledger.start(sync, source, Optional.of(why));
    ledger.finish(sync);
    ledger.planned(sync, source);
  }

  /**
   * Plans the follow-up units of a unit. Call it before the unit completes.
   *
   * @param part distinguishes these from other follow-ups of the same unit, such as a page number
   */
  public void fanOut(Unit parent, String part, List<Unit.Draft> drafts) {
    queue.send(ledger.plan(parent.sync(), parent.id() + "." + part, drafts));
  }

  /** Records a unit that is skipped on purpose. */
  public void skip(Unit parent, Unit.Draft left, String reason) {
    Unit unit = left.plan(parent.sync(), parent.chunk());
    ledger.skip(unit, reason);
    UnitReport.leave(unit, reason);
  }

  /** When the source's last finished sync began; empty before that. */
  public Optional<Instant> lastFinished() {
    return known().flatMap(row -> row.findInstant("lastFinished"));
  }

  /** Shows the current unit only if it fails, as what it does is shown elsewhere. */
  public void quietly() {
    UnitReport.quietly();
  }

  /**
   * Records details of a unit, which reports show as an object beside its state.
   *
   * @param unit the id of a unit; one whose state is not recorded is ignored
   */
  public void describe(String unit, JsonNode details) {
    ledger.states().describe(source, unit, Json.text(details));
  }

  /** The details of a unit that were last recorded; empty if none were. */
  public Optional<JsonNode> description(String unit) {
    return ledger.states().details(source, unit).map(UnitState::parsed);
  }

  /**
   * Records how many items the current unit should have imported, and how many it could not.
   *
   * @param expected how many items the vendor reports
   * @param missing how many of them could not be fetched
   * @param why a readable reason; empty if nothing is missing
   */
  public void count(long expected, long missing, Optional<String> why) {
    UnitReport.count(new UnitReport.Count(expected, missing, why));
  }
}
