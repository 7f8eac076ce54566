package dev.opsledger.core.sync;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.core.concurrent.Deadline;
import dev.opsledger.core.concurrent.OutOfTimeException;
import dev.opsledger.core.config.NotConfiguredException;
import dev.opsledger.core.log.Correlation;
import dev.opsledger.core.log.Metrics;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Processes batches of units from a queue, the units of a batch in parallel. A message is
 * acknowledged only after the ledger has recorded that its unit is done, so a worker that stops
 * anywhere loses nothing; a redelivered message of a finished unit is acknowledged without work.
 */
public final class Worker {
  private static final System.Logger LOG = System.getLogger(Worker.class.getName());

  /** A unit that runs out of time this often will never fit into one invocation. */
  private static final int MOST_LATE = 20;

  private static final Duration SOON = Duration.ofSeconds(1);

  private final String source;
  private final Work work;
  private final UnitQueue queue;
  private final SyncLedger ledger;
  private final RetryPolicy attempts;
  private final Metrics metrics;
  private final Consumer<String> finished;

  /** A worker that tells nobody when a sync is finished. */
  public Worker(
      String source,
      Work work,
      UnitQueue queue,
      SyncLedger ledger,
      RetryPolicy attempts,
      Metrics metrics) {
    this(source, work, queue, ledger, attempts, metrics, _ -> {});
  }

  Worker(
      String source,
      Work work,
      UnitQueue queue,
      SyncLedger ledger,
      RetryPolicy attempts,
      Metrics metrics,
      Consumer<String> finished) {
    this.source = source;
    this.work = work;
    this.queue = queue;
    this.ledger = ledger;
    this.attempts = attempts;
    this.metrics = metrics;
    this.finished = finished;
  }

  /**
   * Processes a batch. Reports no batch item failures, as units to retry are sent as new messages.
   */
  public SQSBatchResponse handle(SQSEvent event) {
    List<Delivery> batch = event.getRecords().stream().map(Delivery::of).toList();
    Pending pending =
        ledger.pending(
            batch.stream()
                .flatMap(each -> each.carried().stream())
                .map(UnitMessage::unit)
                .toList());
    List<Attempt> done = BoundedParallel.map(batch, each -> attempt(each, pending));
    var finished = new HashMap<String, List<Attempt>>();
    for (Attempt attempt : done) {
      if (settle(attempt, pending)) {
        String chunk = attempt.unit().sync() + " " + attempt.unit().chunk();
        finished.computeIfAbsent(chunk, _ -> new ArrayList<>()).add(attempt);
      }
    }
    note(finished.values().stream().flatMap(List::stream).toList());
    finished.values().forEach(this::account);
    report(done);
    return new SQSBatchResponse(List.of());
  }

  private Attempt attempt(Delivery delivery, Pending pending) {
    var findings = new UnitReport();
    if (delivery.carried().isEmpty()) {
      return new Attempt(delivery, new Outcome.GivenUp(delivery.flaw()), findings);
    }
    UnitMessage carried = delivery.carried().get();
    if (!carried.redriven() && !pending.has(carried.unit())) {
      return new Attempt(delivery, new Outcome.Repeated(), findings);
    }
    Outcome outcome =
        Correlation.call(
            carried.unit().sync(),
            () ->
                ScopedValue.where(UnitReport.BOUND, findings)
                    .call(() -> attempt(carried, delivery.again())));
    return new Attempt(delivery, outcome, findings);
  }

  private Outcome attempt(UnitMessage carried, boolean again) {
    Unit unit = carried.unit();
    try {
      Deadline.check(unit.name());
      if (again && carried.failed() + ledger.begin(unit) > attempts.most()) {
        return new Outcome.GivenUp("the worker stopped or timed out in each attempt");
      }
      work.work(unit);
      return new Outcome.Done();
    } catch (RateLimitedException e) {
      LOG.log(Level.INFO, "{0} is deferred until {1}: {2}", unit.name(), e.until(), e.getMessage());
      return new Outcome.Parked(e.until(), e.getMessage());
    } catch (OutOfTimeException e) {
      return carried.late() < MOST_LATE
          ? new Outcome.Late(e.getMessage())
          : new Outcome.GivenUp("it needs more time than its function is given");
    } catch (NotConfiguredException e) {
      return new Outcome.Idle(e.getMessage());
    } catch (VendorRefusedException e) {
      return new Outcome.Refused(e.getMessage());
    } catch (VendorUnavailableException e) {
      return failed(carried, e.getMessage());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "unit " + unit.id() + " failed", e);
      return failed(carried, e.getClass().getSimpleName() + " in " + unit.kind());
    }
  }

  private Outcome failed(UnitMessage carried, String reason) {
    return carried.failed() + 1 < attempts.most()
        ? new Outcome.Retry(reason)
        : new Outcome.GivenUp(reason);
  }

  /** Acts on the outcome. Returns whether to mark the unit as finished in the ledger. */
  private boolean settle(Attempt attempt, Pending pending) {
    switch (attempt.outcome()) {
      case Outcome.Done() -> {
        return true;
      }
      case Outcome.Repeated() -> {
        return pending.nothingIn(attempt.unit());
      }
      case Outcome.Idle(var reason) -> {
        LOG.log(Level.WARNING, "{0} cannot be synchronized now: {1}", source, reason);
        ledger.idle(attempt.unit().sync(), reason);
        return true;
      }
      case Outcome.Refused(var reason) -> {
        LOG.log(Level.WARNING, "{0} was refused: {1}", attempt.unit().name(), reason);
        ledger.fail(attempt.unit(), reason);
        return true;
      }
      case Outcome.GivenUp(var reason) -> {
        return giveUp(attempt.delivery(), reason);
      }
      case Outcome.Parked(var until, _) ->
          queue.defer(attempt.delivery().carried().orElseThrow(), until);
      case Outcome.Late(var reason) -> {
        LOG.log(
            Level.INFO, "{0} is left to another invocation: {1}", attempt.unit().name(), reason);
        queue.again(attempt.delivery().carried().orElseThrow().afterLateness(), SOON);
      }
      case Outcome.Retry(var reason) -> {
        LOG.log(Level.WARNING, "{0} will be retried: {1}", attempt.unit().name(), reason);
        UnitMessage next = attempt.delivery().carried().orElseThrow().afterFailure();
        queue.again(next, attempts.wait(next.failed()));
      }
    }
    return false;
  }

  private boolean giveUp(Delivery delivery, String reason) {
    LOG.log(
        Level.ERROR,
        "message {0} goes to the dead-letter queue: {1}",
        delivery.message().getMessageId(),
        reason);
    delivery.carried().ifPresent(carried -> ledger.fail(carried.unit(), reason));
    String body = delivery.message().getBody();
    queue.deadLetter(
        delivery.carried().map(each -> each.deadLettered().toJson()).orElse(body), reason);
    return delivery.carried().isPresent();
  }

  /** Runs before {@link #account}, so that a worker that stops in between repeats both. */
  private void note(List<Attempt> attempts) {
    ledger
        .states()
        .note(
            source,
            attempts.stream()
                .map(a -> new UnitStates.Worked(a.unit(), a.outcome(), a.report()))
                .toList());
  }

  private void account(List<Attempt> attempts) {
    Unit any = attempts.getFirst().unit();
    var ids = attempts.stream().map(a -> a.unit().id()).distinct().toList();
    ledger
        .complete(any.sync(), any.chunk(), ids)
        .ifPresent(
            _ -> {
              LOG.log(Level.INFO, "sync {0} is finished", any.sync());
              finished.accept(any.sync());
            });
  }

  private void report(List<Attempt> attempts) {
    var counts = new HashMap<String, Long>();
    for (Attempt attempt : attempts) {
      counts.merge("Units" + attempt.outcome().getClass().getSimpleName(), 1L, Long::sum);
    }
    metrics.count(source, Map.copyOf(counts));
  }
}
