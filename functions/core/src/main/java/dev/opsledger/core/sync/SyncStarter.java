package dev.opsledger.core.sync;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.log.Correlation;
import dev.opsledger.core.log.Metrics;
import dev.opsledger.core.runtime.FunctionEnvironment;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Starts a source's sync, on a schedule or for a requested refresh. Calls no vendor itself: the
 * queued units do, as they are retried and can wait for rate limits.
 */
public final class SyncStarter {
  private static final System.Logger LOG = System.getLogger(SyncStarter.class.getName());

  /**
   * A sync that takes longer may never end, as messages of its units can get lost. It no longer
   * holds up the next one.
   */
  private static final Duration LONGEST = Duration.ofHours(6);

  /**
   * A sync without progress for this long has only units left that wait, such as for the reset of
   * one installation's rate limit. The next sync starts, so that the others need not wait as well.
   */
  private static final Duration STANDSTILL = Duration.ofMinutes(20);

  private final String source;
  private final SyncPlanner planner;
  private final Supplier<List<Unit.Draft>> firstUnits;
  private final Optional<String> idle;
  private final Metrics metrics;
  private final Clock clock;

  /**
   * @param firstUnits the first units of each sync
   */
  public SyncStarter(String source, SyncPlanner planner, Supplier<List<Unit.Draft>> firstUnits) {
    this(source, planner, firstUnits, Optional.empty(), Metrics.ofEnvironment(), clock());
  }

  /**
   * @param idle why nothing can be planned, if so
   */
  SyncStarter(
      String source,
      SyncPlanner planner,
      Supplier<List<Unit.Draft>> firstUnits,
      Optional<String> idle,
      Metrics metrics,
      Clock clock) {
    this.source = source;
    this.planner = planner;
    this.firstUnits = firstUnits;
    this.idle = idle;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * A starter that plans nothing, because a required setting is missing.
   *
   * @param why a readable reason, such as which setting is missing
   */
  public static SyncStarter idle(String source, SyncPlanner planner, String why) {
    return new SyncStarter(
        source, planner, List::of, Optional.of(why), Metrics.ofEnvironment(), clock());
  }

  private static Clock clock() {
    return FunctionEnvironment.current().clock();
  }

  /**
   * Plans the sync that an event requests; a duplicate of the event plans nothing twice. A schedule
   * plans nothing while the source's latest sync moves on, or slow syncs would pile up and ask the
   * vendor for the same things again; a requested refresh is always planned.
   */
  public void handle(ScheduledEvent event) {
    String sync = syncOf(event);
    Correlation.call(
        sync,
        () -> {
          Optional<Row> known = planner.known();
          known.flatMap(row -> row.findInstant("lastFinishedAt")).ifPresent(this::tell);
          // EventBridge may deliver an event twice, and Lambda may retry a timed-out invocation.
          if (known.flatMap(row -> row.find("startedSync")).filter(sync::equals).isPresent()) {
            return sync;
          }
          if (idle.isEmpty() && refreshId(event).isEmpty() && isUnderWay(known)) {
            metrics.count(source, Map.of("SkippedSyncs", 1L));
            LOG.log(Level.INFO, "{0}: the previous sync is under way, so none is started", source);
          } else {
            plan(sync);
          }
          return sync;
        });
  }

  private boolean isUnderWay(Optional<Row> known) {
    return known.flatMap(planner::unfinished).filter(this::movesOn).isPresent();
  }

  private boolean movesOn(Row run) {
    Instant startedAt = run.findInstant("startedAt").orElse(Instant.MIN);
    Instant movedAt = run.findInstant("movedAt").orElse(startedAt);
    return isWithin(LONGEST, startedAt) && isWithin(STANDSTILL, movedAt);
  }

  private boolean isWithin(Duration span, Instant since) {
    return since.isAfter(clock.instant().minus(span));
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
    return SyncReport.syncOf(refreshId(event).orElseGet(event::getId), source);
  }

  private static Optional<String> refreshId(ScheduledEvent event) {
    return Optional.ofNullable(event.getDetail())
        .map(detail -> detail.get("refreshId"))
        .map(Object::toString);
  }
}
