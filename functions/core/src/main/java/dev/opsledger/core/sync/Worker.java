package dev.opsledger.core.sync;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.opsledger.core.concurrent.SideBySide;
import dev.opsledger.core.json.MalformedJson;
import dev.opsledger.core.log.Correlation;
import dev.opsledger.core.log.Metrics;
import dev.opsledger.core.vendor.RateLimited;
import dev.opsledger.core.vendor.VendorRefused;
import dev.opsledger.core.vendor.VendorUnavailable;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Does batches of units from a queue, the units of a batch side by side. A message is acknowledged
 * only after the ledger knows that its unit is done, so a worker that stops anywhere loses nothing.
 */
public final class Worker {
  private static final System.Logger LOG = System.getLogger(Worker.class.getName());

  private final String source;
  private final Work work;
  private final UnitQueue queue;
  private final SyncLedger ledger;
  private final Attempts attempts;
  private final Metrics metrics;

  public Worker(
      String source,
      Work work,
      UnitQueue queue,
      SyncLedger ledger,
      Attempts attempts,
      Metrics metrics) {
    this.source = source;
    this.work = work;
    this.queue = queue;
    this.ledger = ledger;
    this.attempts = attempts;
    this.metrics = metrics;
  }

  /** A message and how the attempt at its unit ended. */
  private record Attempt(SQSMessage message, Unit unit, Outcome outcome, Findings findings) {}

  /** Does the units of a batch; the answer names the messages that are to come again. */
  public SQSBatchResponse handle(SQSEvent event) {
    List<Attempt> done = SideBySide.map(event.getRecords(), this::attempt);
    var again = new ArrayList<BatchItemFailure>();
    var finished = new HashMap<String, List<Attempt>>();
    for (Attempt attempt : done) {
      if (settle(attempt)) {
        finished
            .computeIfAbsent(
                attempt.unit.sync() + " " + attempt.unit.chunk(), _ -> new ArrayList<>())
            .add(attempt);
      } else if (attempt.outcome instanceof Outcome.Retry) {
        again.add(new BatchItemFailure(attempt.message.getMessageId()));
      }
    }
    note(finished.values().stream().flatMap(List::stream).toList());
    finished.values().forEach(this::account);
    report(done);
    return new SQSBatchResponse(again);
  }

  private Attempt attempt(SQSMessage message) {
    Unit unit;
    try {
      unit = Unit.parse(message.getBody());
    } catch (MalformedJson e) {
      return new Attempt(
          message,
          null,
          new Outcome.GivenUp("not a unit of work: " + e.getMessage()),
          new Findings());
    }
    var findings = new Findings();
    Outcome outcome =
        Correlation.call(
            unit.sync(),
            () ->
                ScopedValue.where(Findings.BOUND, findings)
                    .call(() -> attempt(unit, receives(message))));
    return new Attempt(message, unit, outcome, findings);
  }

  private Outcome attempt(Unit unit, int receives) {
    if (receives > attempts.most()) {
      return new Outcome.GivenUp("the worker stopped or timed out in each attempt");
    }
    try {
      work.work(unit);
      return new Outcome.Done();
    } catch (RateLimited e) {
      LOG.log(Level.INFO, "{0} waits until {1}: {2}", unit.name(), e.until(), e.getMessage());
      return new Outcome.Parked(e.until(), e.getMessage());
    } catch (VendorRefused e) {
      return new Outcome.Refused(e.getMessage());
    } catch (VendorUnavailable e) {
      return failed(receives, e.getMessage());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "unit " + unit.id() + " failed", e);
      return failed(receives, e.getClass().getSimpleName() + " in " + unit.kind());
    }
  }

  private Outcome failed(int receives, String reason) {
    return receives < attempts.most() ? new Outcome.Retry(reason) : new Outcome.GivenUp(reason);
  }

  /** Returns whether the unit is finished with, one way or the other. */
  private boolean settle(Attempt attempt) {
    switch (attempt.outcome) {
      case Outcome.Done() -> {
        return true;
      }
      case Outcome.Parked(var until, _) -> queue.park(attempt.unit, until);
      case Outcome.Retry(var reason) -> {
        LOG.log(Level.WARNING, "{0} is tried again: {1}", attempt.unit.name(), reason);
        Duration after = attempts.wait(receives(attempt.message));
        queue.retry(attempt.message.getReceiptHandle(), after);
      }
      case Outcome.Refused(var reason) -> {
        LOG.log(Level.WARNING, "{0} is refused: {1}", attempt.unit.name(), reason);
        ledger.fail(attempt.unit, reason);
        return true;
      }
      case Outcome.GivenUp(var reason) -> {
        LOG.log(Level.ERROR, "{0} is given up: {1}", attempt.message.getMessageId(), reason);
        if (attempt.unit != null) {
          ledger.fail(attempt.unit, reason);
        }
        queue.bury(attempt.message.getBody(), reason);
        return attempt.unit != null;
      }
    }
    return false;
  }

  /** Before the ledger knows that they are done: whoever stops in between does both again. */
  private void note(List<Attempt> attempts) {
    ledger
        .states()
        .note(
            source,
            attempts.stream()
                .map(a -> new UnitStates.Worked(a.unit, a.outcome, a.findings))
                .toList());
  }

  private void account(List<Attempt> attempts) {
    Unit any = attempts.getFirst().unit;
    var ids = attempts.stream().map(a -> a.unit.id()).distinct().toList();
    ledger
        .complete(any.sync(), any.chunk(), ids)
        .ifPresent(run -> LOG.log(Level.INFO, "sync {0} is finished", any.sync()));
  }

  private void report(List<Attempt> attempts) {
    var counts = new HashMap<String, Long>();
    for (Attempt attempt : attempts) {
      counts.merge("Units" + attempt.outcome.getClass().getSimpleName(), 1L, Long::sum);
    }
    metrics.count(source, Map.copyOf(counts));
  }

  private static int receives(SQSMessage message) {
    return Integer.parseInt(message.getAttributes().get("ApproximateReceiveCount"));
  }
}
