package dev.opsledger.core.sync;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.opsledger.core.log.Correlation;
import dev.opsledger.core.log.Metrics;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Starts a source's sync, for a schedule or for a refresh that somebody asked for. It calls no
 * vendor: its first units do, behind the queue, where attempts are counted and limits waited for.
 */
public final class Planner {
  private final String source;
  private final Syncs syncs;
  private final Supplier<List<Unit.Draft>> firstUnits;
  private final Metrics metrics = Metrics.ofSurroundings();

  /**
   * @param firstUnits the units with which each sync begins
   */
  public Planner(String source, Syncs syncs, Supplier<List<Unit.Draft>> firstUnits) {
    this.source = source;
    this.syncs = syncs;
    this.firstUnits = firstUnits;
  }

  /** Plans the sync that an event asks for; the same event again plans nothing twice. */
  public void handle(ScheduledEvent event) {
    String sync = syncOf(event);
    Correlation.call(
        sync,
        () -> {
          syncs.sinceFinished().ifPresent(this::tell);
          syncs.start(sync, firstUnits.get());
          return sync;
        });
  }

  /** What the alarm for stale syncs looks at. */
  private void tell(Duration sinceFinished) {
    metrics.seconds(source, "SecondsSinceSync", sinceFinished);
  }

  private String syncOf(ScheduledEvent event) {
    Object refresh = event.getDetail() == null ? null : event.getDetail().get("refreshId");
    return Refreshes.syncOf(refresh == null ? event.getId() : refresh.toString(), source);
  }
}
