package dev.opsledger.local.queue;

import dev.opsledger.local.function.FunctionFailed;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Takes the messages of one queue in batches and hands them on, several batches at a time. */
public final class QueueConsumer {
  /** Long enough to be idle, short enough to stop at once. */
  private static final int POLL_SECONDS = 1;

  private static final int MOST_IN_ONE_CALL = 10;
  private static final Logger LOG = System.getLogger(QueueConsumer.class.getName());

  /**
   * How to take messages.
   *
   * @param batchSize how many messages at most go into a batch
   * @param window how long a batch may wait to become full
   * @param concurrency how many batches may be worked on at once
   */
  public record Pace(int batchSize, Duration window, int concurrency) {}

  private final SqsClient sqs;
  private final String url;
  private final Pace pace;
  private final MessageHandler handler;
  private final Held held;
  private final Semaphore permits;
  private final Switch power = new Switch();
  private final Thread loop;

  public QueueConsumer(SqsClient sqs, String url, Pace pace, MessageHandler handler) {
    this.sqs = sqs;
    this.url = url;
    this.pace = pace;
    this.handler = handler;
    this.held = new Held(sqs, url);
    this.permits = new Semaphore(pace.concurrency());
    this.loop = Thread.ofVirtual().name("poll " + url).unstarted(this::run);
  }

  /** Begins to poll. */
  public void start() {
    loop.start();
  }

  /** Pauses it and resumes it. */
  public Switch power() {
    return power;
  }

  /** Polls no more. */
  public void stop() {
    power.end();
  }

  /** Waits until nothing is in hand, but not longer than this. */
  public void finish(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    loop.join(atMost);
    long left = Math.max(0, end - System.nanoTime());
    if (permits.tryAcquire(pace.concurrency(), left, TimeUnit.NANOSECONDS)) {
      permits.release(pace.concurrency());
    }
  }

  /** Gives back what is still in hand. */
  public void release() {
    held.release();
  }

  /**
   * Whether nothing is left to do.
   *
   * @param delayedToo whether messages count that are not visible yet
   */
  public boolean idle(boolean delayedToo) {
    if (held.inHand() > 0) {
      return false;
    }
    var attributes =
        sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
            .attributes();
    int visible = count(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    int hidden =
        count(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    int delayed = count(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED));
    if (visible + hidden == 0) {
      held.forgetLeft();
    }
    if (power.paused()) {
      return true;
    }
    // A hidden message that nobody left is on its way from the queue to this consumer.
    return visible == 0
        && (delayedToo ? hidden + delayed == 0 : hidden <= held.left())
        && held.inHand() == 0;
  }

  private static int count(String attribute) {
    return attribute == null ? 0 : Integer.parseInt(attribute);
  }

  private void run() {
    try {
      while (power.next()) {
        permits.acquire();
        List<Message> batch = collect();
        if (batch.isEmpty()) {
          permits.release();
        } else {
          Thread.ofVirtual().name("batch of " + url).start(() -> work(batch));
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

  private List<Message> receive(int wanted) {
    try {
      return sqs.receiveMessage(
              r ->
                  r.queueUrl(url)
                      .maxNumberOfMessages(Math.min(wanted, MOST_IN_ONE_CALL))
                      .waitTimeSeconds(POLL_SECONDS)
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

  private void work(List<Message> batch) {
    try {
      Set<String> failed = handler.handle(batch);
      for (Message each : batch) {
        if (failed.contains(each.messageId())) {
          held.leave(each);
        } else {
          held.done(each);
        }
      }
    } catch (FunctionFailed failure) {
      batch.forEach(held::leave);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      LOG.log(Level.ERROR, "A batch of " + url + " could not be finished", failure);
      batch.forEach(held::leave);
    } finally {
      permits.release();
    }
  }
}
