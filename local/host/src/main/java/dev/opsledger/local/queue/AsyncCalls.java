package dev.opsledger.local.queue;

import dev.opsledger.local.function.FunctionException;
import dev.opsledger.local.function.LocalFunction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Asynchronous invocations of a function. As in Lambda they go through an internal queue, so they
 * survive a restart and are retried on failure; after the last retry they go to the dead-letter
 * queue.
 */
public final class AsyncCalls implements MessageHandler {
  /** Lambda waits one minute, then two; that is too long for local use. */
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private static final String RETRIES = "retries";
  private static final String DEAD_LETTERS = "deadLetters";

  private final LocalFunction function;
  private final SqsClient sqs;
  private final Queues queues;
  private final String url;

  /** Creates the function's queue of asynchronous calls. */
  public AsyncCalls(LocalFunction function, SqsClient sqs, Queues queues) {
    this.function = function;
    this.sqs = sqs;
    this.queues = queues;
    String name = "async-" + function.spec().name();
    Duration hidden = function.spec().timeout().multipliedBy(2).plusSeconds(30);
    queues.ensure(name, Map.of("VisibilityTimeout", Long.toString(hidden.toSeconds())));
    this.url = queues.url(name);
  }

  /** The name of the function that is called. */
  public String function() {
    return function.spec().name();
  }

  /** The consumer that makes the calls. */
  public QueueConsumer consumer() {
    var pace = new QueueConsumer.Pace(1, Duration.ZERO, function.concurrency());
    return new QueueConsumer(sqs, url, pace, this);
  }

  /**
   * Queues a call.
   *
   * @param retries overrides the function's number of retries, if present
   * @param deadLetterArn the dead-letter queue, or null for the function's own
   */
  public void submit(String event, Optional<Integer> retries, String deadLetterArn) {
    int times = retries.orElse(function.spec().asynchronous().retries());
    String arn =
        deadLetterArn == null ? function.spec().asynchronous().deadLetterArn() : deadLetterArn;
    sqs.sendMessage(
        r ->
            r.queueUrl(url)
                .messageBody(event)
                .messageAttributes(
                    Map.of(
                        RETRIES, text(Integer.toString(times)),
                        DEAD_LETTERS, text(arn == null ? "none" : arn))));
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  @Override
  public Set<String> handle(List<Message> batch) throws InterruptedException {
    Message message = batch.getFirst();
    try {
      function.invoke(message.body().getBytes(StandardCharsets.UTF_8));
      return Set.of();
    } catch (FunctionException failure) {
      return again(message) ? Set.of(message.messageId()) : Set.of();
    }
  }

  private boolean again(Message message) {
    int received =
        Integer.parseInt(
            message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT));
    int retries = Integer.parseInt(message.messageAttributes().get(RETRIES).stringValue());
    if (received <= retries) {
      int pause = (int) FIRST_PAUSE.multipliedBy(received).toSeconds();
      sqs.changeMessageVisibility(
          r -> r.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(pause));
      return true;
    }
    String arn = message.messageAttributes().get(DEAD_LETTERS).stringValue();
    if (!arn.equals("none")) {
      sqs.sendMessage(r -> r.queueUrl(queues.urlOf(arn)).messageBody(message.body()));
    }
    return false;
  }
}
