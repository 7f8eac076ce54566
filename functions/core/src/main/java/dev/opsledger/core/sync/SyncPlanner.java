package dev.opsledger.core.sync;

import dev.opsledger.core.dynamo.Row;
import java.util.List;
import java.util.Optional;

/** Starts syncs and lets their units plan others: the ledger first, then the queue. */
public final class SyncPlanner {
  private final String source;
  private final SyncLedger ledger;
  private final UnitQueue queue;

  /**
   * @param source the source whose syncs these are, such as {@code ci}
   */
  public SyncPlanner(String source, SyncLedger ledger, UnitQueue queue) {
    this.source = source;
    this.ledger = ledger;
    this.queue = queue;
  }

  /**
   * Starts a sync of a part of the source, such as a repository that was added, with its first
   * units. Starting it again, after it stopped half-way or because an event came twice, plans
   * nothing twice and sends what may not have been sent.
   */
  public void start(String sync, List<Unit.Draft> drafts) {
    ledger.startPart(sync, source);
    plan(sync, drafts);
  }

  /** Starts a sync of all of the source, as {@link #start} does. */
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

  /** What is known of the source before a sync of it, empty before the first. */
  Optional<Row> known() {
    return ledger.source(source);
  }

  /**
   * Notes that there is nothing to ask, so that whoever looks learns why nothing is new.
   *
   * @param why a sentence, such as which setting is missing
   */
  public void idle(String sync, String why) {
    ledger.start(sync, source, Optional.of(why));
    ledger.finish(sync);
    ledger.planned(sync, source);
  }

  /**
   * Plans the units that a unit found, before it is done itself.
   *
   * @param part tells these from others that the same unit finds, such as a page's number
   */
  public void fanOut(Unit parent, String part, List<Unit.Draft> drafts) {
    queue.send(ledger.plan(parent.sync(), parent.id() + "." + part, drafts));
  }

  /** Notes what a unit leaves out on purpose. */
  public void skip(Unit parent, Unit.Draft left, String reason) {
    Unit unit = left.plan(parent.sync(), parent.chunk());
    ledger.skip(unit, reason);
    UnitReport.leave(unit, reason);
  }

  /**
   * Notes how much the unit at hand had to bring.
   *
   * @param expected what the vendor says there is
   * @param missing how much of it could not be had
   * @param why a sentence, empty when nothing is missing
   */
  public void count(long expected, long missing, Optional<String> why) {
    UnitReport.count(new UnitReport.Count(expected, missing, why));
  }
}
