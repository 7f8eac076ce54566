package dev.opsledger.core.sync;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Starts syncs and lets their units plan others: the ledger first, then the queue. */
public final class Syncs {
  private final String source;
  private final SyncLedger ledger;
  private final UnitQueue queue;

  /**
   * @param source the source whose syncs these are, such as {@code ci}
   */
  public Syncs(String source, SyncLedger ledger, UnitQueue queue) {
    this.source = source;
    this.ledger = ledger;
    this.queue = queue;
  }

  /**
   * Starts a sync with its first units. Starting it again, after it stopped half-way or because an
   * event came twice, plans nothing twice and sends what may not have been sent.
   */
  public void start(String sync, List<Unit.Draft> drafts) {
    ledger.start(sync, source);
    queue.send(ledger.plan(sync, "first", drafts));
    if (drafts.isEmpty()) {
      ledger.finish(sync);
    }
  }

  /** How long ago the source's last sync ended; empty before the first did. */
  Optional<Duration> sinceFinished() {
    return ledger.sinceFinished(source);
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
    ledger.skip(left.plan(parent.sync(), parent.chunk()), reason);
  }
}
