package dev.opsledger.gists.sync;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.opsledger.core.log.Correlation;
import dev.opsledger.core.log.Metrics;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.gists.store.LeaseLostException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes the deals that messages name, one after the other, which keeps two workers far below
 * Pipedrive's burst limit. A message is taken off the queue when its deal is made or knows by
 * itself when it is due.
 */
public final class DealWorker {
  private static final System.Logger LOG = System.getLogger(DealWorker.class.getName());

  /** Two deals in a row without an answer mean that the CRM is down. */
  private static final int DOWN = 2;

  private static final Duration REST = Duration.ofMinutes(1);

  /** Less than one deal may need is left: the rest of a batch is due by itself. */
  private static final Duration ENOUGH = Duration.ofSeconds(100);

  private final DealWork work;
  private final CrmCircuitBreaker pause;
  private final DealReport report;
  private final Metrics metrics;
  private final Clock clock;

  public DealWorker(DealWork work, CrmCircuitBreaker pause, DealReport report, Metrics metrics, Clock clock) {
    this.work = work;
    this.pause = pause;
    this.report = report;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Makes deals.
   *
   * @param end when the function is stopped
   */
  public SQSBatchResponse handle(SQSEvent event, Instant end) {
    CrmCircuitBreaker.Known known = pause.known();
    if (known.until().isAfter(clock.instant())) {
      LOG.log(Level.INFO, "deals wait for the CRM until {0}", known.until());
      return new SQSBatchResponse(List.of());
    }
    boolean refused = known.refusals() > 0;
    var again = new ArrayList<BatchItemFailure>();
    int unanswered = 0;
    boolean trouble = false;
    for (SQSMessage message : event.getRecords()) {
      if (clock.instant().plus(ENOUGH).isAfter(end)) {
        break;
      }
      try {
        DealWork.Result result = make(message);
        trouble |= result != DealWork.Result.WELL;
        unanswered = result == DealWork.Result.UNANSWERED ? unanswered + 1 : 0;
        if (unanswered == DOWN) {
          pause(new RateLimitedException(clock.instant().plus(REST), "Pipedrive does not answer"));
          break;
        }
        if (refused && unanswered == 0) {
          pause.answered();
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
        again.add(new BatchItemFailure(message.getMessageId()));
      }
    }
    if (trouble) {
      report.tellTrouble();
    }
    return new SQSBatchResponse(again);
  }

  private DealWork.Result make(SQSMessage message) throws RateLimitedException {
    String gist =
        DealQueue.gist(message.getBody())
            .orElseThrow(() -> new IllegalArgumentException("the message names no gist"));
    return Correlation.call("gist-" + gist, () -> work.make(gist));
  }

  private void pause(RateLimitedException limited) {
    Instant until = pause.begin(limited);
    LOG.log(Level.ERROR, "deals pause until {0}: {1}", until, limited.getMessage());
    metrics.count("gists", Map.of("DealsPaused", 1L));
  }
}
