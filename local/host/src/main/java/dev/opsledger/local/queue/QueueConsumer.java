package dev.opsledger.local.queue;

import dev.opsledger.local.function.FunctionException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Receives messages of one queue in batches and passes them to a handler, several batches in
 * parallel.
 */
public final class QueueConsumer implements Pausable {
  /** The longest long poll; a poll ends early when a message arrives. */
  private static final int LONGEST_POLL_SECONDS = 10;

  private static final int MOST_IN_ONE_CALL = 10;
  private static final Logger LOG = System.getLogger(QueueConsumer.class.getName());

  /**
   * How to batch and parallelize messages.
   *
   * @param batchSize the maximum number of messages in a batch
   * @param window how long to wait for a batch to fill up
   * @param concurrency the maximum number of batches handled at once
   */
  public record Pace(int batchSize, Duration window, int concurrency) {}

  private final SqsClient sqs;
  private final String url;
  private final Pace pace;
  private final MessageHandler handler;
  private final InFlightMessages held;
  private final Semaphore permits;
  private final LoopControl power = new LoopControl();
  private final Thread loop;
  private final Set<Thread> working = ConcurrentHashMap.newKeySet();
  private int emptyPolls;

  /** Consumes the queue at this URL once started. */
  public QueueConsumer(SqsClient sqs, String url, Pace pace, MessageHandler handler) {
    this.sqs = sqs;
    this.url = url;
    this.pace = pace;
    this.handler = handler;
    this.held = new InFlightMessages(sqs, url);
    this.permits = new Semaphore(pace.concurrency());
    this.loop = Thread.ofVirtual().name("poll " + url).unstarted(this::run);
  }

  /** Starts polling. */
  public void start() {
    loop.start();
  }

  @Override
  public void pause() throws InterruptedException {
    power.pause();
    for (Thread each : working) {
      each.join();
    }
  }

  @Override
  public void resume() {
    power.resume();
  }

  /** Stops polling. */
  public void stop() {
    power.end();
  }

  /**
   * Waits until no batch is being handled, up to a time limit. Lets the last poll complete:
   * messages sent to an aborted poll would stay hidden until their visibility timeout.
   */
  public void finish(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    for (Thread each : working) {
      each.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
    }
  }

  /** Makes received messages that were not finished visible again. */
  public void release() {
    held.release();
  }

  /**
   * Whether the queue has no work left.
   *
   * @param delayedToo whether to count messages that are not visible yet
   */
  public boolean idle(QueueDepths depths, boolean delayedToo) {
    if (held.inHand() > 0) {
      return false;
    }
    QueueDepths.Depth depth = depths.of(url);
    if (depth.visible() + depth.hidden() == 0) {
      held.forgetLeft();
    }
    if (power.paused()) {
      return true;
    }
    // A hidden message that did not fail before is still being received by this consumer.
    return depth.visible() == 0
        && (delayedToo ? depth.hidden() + depth.delayed() == 0 : depth.hidden() <= held.left())
        && held.inHand() == 0;
  }

  private void run() {
    try {
      while (power.next()) {
        permits.acquire();
        List<Message> batch = collect();
        emptyPolls = batch.isEmpty() ? emptyPolls + 1 : 0;
        if (batch.isEmpty()) {
          permits.release();
        } else if (!power.ended()) {
          begin(batch);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Message> collect() {
    List<Message> batch = new ArrayList<>();
    long end = 0;
    do {
      List<Message> received = receive(pace.batchSize() - batch.size());
      held.take(received);
      if (batch.isEmpty() && !received.isEmpty()) {
        end = System.nanoTime() + pace.window().toNanos();
      }
      batch.addAll(received);
    } while (!batch.isEmpty()
        && batch.size() < pace.batchSize()
        && System.nanoTime() < end
        && !power.ended());
    return batch;
  }

  // Starts with short polls, so that a queue in use can be paused quickly.
  private int pollSeconds() {
    return Math.min(1 + emptyPolls / 3, LONGEST_POLL_SECONDS);
  }

  private List<Message> receive(int wanted) {
    try {
      return sqs.receiveMessage(
              r ->
                  r.queueUrl(url)
                      .maxNumberOfMessages(Math.min(wanted, MOST_IN_ONE_CALL))
                      .waitTimeSeconds(pollSeconds())
                      .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                      .messageAttributeNames("All"))
          .messages();
    } catch (SdkException failure) {
      if (!power.ended()) {
        LOG.log(Level.WARNING, "Cannot receive from {0}: {1}", url, failure.getMessage());
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
      }
      return List.of();
    }
  }

  private void begin(List<Message> batch) {
    Thread worker = Thread.ofVirtual().name("batch of " + url).unstarted(() -> work(batch));
    working.add(worker);
    worker.start();
  }

  private void work(List<Message> batch) {
    try {
      Set<String> failed = handler.handle(batch);
      Map<Boolean, List<Message>> byFailure =
          batch.stream()
              .collect(Collectors.partitioningBy(each -> failed.contains(each.messageId())));
      byFailure.get(true).forEach(held::leave);
      held.done(byFailure.get(false));
    } catch (FunctionException failure) {
      // A call interrupted by shutdown did not fail: its messages are visible again at once.
      batch.forEach(power.ended() ? held::giveBack : held::leave);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      LOG.log(Level.ERROR, "A batch of " + url + " could not be finished", failure);
      batch.forEach(held::leave);
    } finally {
      working.remove(Thread.currentThread());
      permits.release();
    }
  }
}
