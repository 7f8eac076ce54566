package dev.opsledger.gists.sync;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.opsledger.core.log.Correlation;
import dev.opsledger.core.log.Metrics;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.gists.domain.CrmState;
import dev.opsledger.gists.store.LeaseLostException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes the deals of the gists in messages, one after the other, which keeps two workers far below
 * Pipedrive's burst limit. A message is done with once its deal is made or due again by itself.
 */
public final class DealWorker {
  private static final System.Logger LOG = System.getLogger(DealWorker.class.getName());

  /** After this many deals in a row without a response the CRM counts as down. */
  private static final int MAX_UNAVAILABLE = 2;

  private static final Duration PAUSE = Duration.ofMinutes(1);

  /** With less time than a deal may need, the rest of the batch is left; it is due by itself. */
  private static final Duration TIME_FOR_ONE = Duration.ofSeconds(100);

  private final DealWork work;
  private final CrmCircuitBreaker breaker;
  private final DealReport report;
  private final Metrics metrics;
  private final Clock clock;

  public DealWorker(
      DealWork work, CrmCircuitBreaker breaker, DealReport report, Metrics metrics, Clock clock) {
    this.work = work;
    this.breaker = breaker;
    this.report = report;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Makes the deals of a batch.
   *
   * @param end when the function will be stopped
   */
  public SQSBatchResponse handle(SQSEvent event, Instant end) {
    CrmState state = breaker.state();
    if (breaker.isPaused(state)) {
      LOG.log(Level.INFO, "the CRM is not called until {0}", state.pausedUntil());
      return new SQSBatchResponse(List.of());
    }
    boolean refused = state.refusals() > 0;
    var failures = new ArrayList<BatchItemFailure>();
    int unavailable = 0;
    boolean trouble = false;
    for (SQSMessage message : event.getRecords()) {
      if (clock.instant().plus(TIME_FOR_ONE).isAfter(end)) {
        break;
      }
      try {
        DealWork.Result result = make(message);
        trouble |= result != DealWork.Result.OK;
        unavailable = result == DealWork.Result.UNAVAILABLE ? unavailable + 1 : 0;
        if (unavailable == MAX_UNAVAILABLE) {
          pause(
              new RateLimitedException(clock.instant().plus(PAUSE), "Pipedrive does not respond"));
          break;
        }
        if (refused && unavailable == 0) {
          breaker.recordSuccess();
          refused = false;
        }
      } catch (RateLimitedException e) {
        pause(e);
        trouble = true;
        break;
      } catch (LeaseLostException e) {
        LOG.log(Level.WARNING, e.getMessage());
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "message " + message.getMessageId() + " failed", e);
        failures.add(new BatchItemFailure(message.getMessageId()));
      }
    }
    if (trouble) {
      report.reportTrouble();
    }
    return new SQSBatchResponse(failures);
  }

  private DealWork.Result make(SQSMessage message) throws RateLimitedException {
    String gist =
        DealQueue.gist(message.getBody())
            .orElseThrow(
                () -> new IllegalArgumentException("the message must have a valid gist id"));
    return Correlation.call("gist-" + gist, () -> work.make(gist));
  }

  private void pause(RateLimitedException limited) {
    Instant until = breaker.pause(limited);
    LOG.log(Level.ERROR, "the CRM is not called until {0}: {1}", until, limited.getMessage());
    metrics.count("gists", Map.of("DealsPaused", 1L));
  }
}
