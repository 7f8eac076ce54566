package dev.opsledger.core.sync;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.log.Correlation;
import dev.opsledger.core.log.Metrics;
import dev.opsledger.core.runtime.FunctionEnvironment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Starts a source's sync, on a schedule or for a requested refresh. Calls no vendor itself: the
 * queued units do, as they are retried and can wait for rate limits.
 */
public final class SyncStarter {
  private final String source;
  private final SyncPlanner planner;
  private final Supplier<List<Unit.Draft>> firstUnits;
  private final Optional<String> idle;
  private final Metrics metrics = Metrics.ofEnvironment();
  private final Clock clock = FunctionEnvironment.current().clock();

  /**
   * @param firstUnits the first units of each sync
   */
  public SyncStarter(String source, SyncPlanner planner, Supplier<List<Unit.Draft>> firstUnits) {
    this(source, planner, firstUnits, Optional.empty());
  }

  private SyncStarter(
      String source,
      SyncPlanner planner,
      Supplier<List<Unit.Draft>> firstUnits,
      Optional<String> idle) {
    this.source = source;
    this.planner = planner;
    this.firstUnits = firstUnits;
    this.idle = idle;
  }

  /**
   * A starter that plans nothing, because a required setting is missing.
   *
   * @param why a readable reason, such as which setting is missing
   */
  public static SyncStarter idle(String source, SyncPlanner planner, String why) {
    return new SyncStarter(source, planner, List::of, Optional.of(why));
  }

  /** Plans the sync that an event requests; a duplicate of the event plans nothing twice. */
  public void handle(ScheduledEvent event) {
    String sync = syncOf(event);
    Correlation.call(
        sync,
        () -> {
          Optional<Row> known = planner.known();
          known.flatMap(row -> row.findInstant("lastFinishedAt")).ifPresent(this::tell);
          // EventBridge may deliver an event twice, and Lambda may retry a timed-out invocation.
          if (known.flatMap(row -> row.find("startedSync")).filter(sync::equals).isEmpty()) {
            plan(sync);
          }
          return sync;
        });
  }

  private void plan(String sync) {
    if (idle.isPresent()) {
      planner.idle(sync, idle.get());
    } else {
      planner.startWhole(sync, firstUnits.get());
    }
  }

  /** Publishes the metric behind the alarm for stale syncs. */
  private void tell(Instant finishedAt) {
    metrics.seconds(source, "SecondsSinceSync", Duration.between(finishedAt, clock.instant()));
  }

  private String syncOf(ScheduledEvent event) {
    Object refresh = event.getDetail() == null ? null : event.getDetail().get("refreshId");
    return Refreshes.syncOf(refresh == null ? event.getId() : refresh.toString(), source);
  }
}
