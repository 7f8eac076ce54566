package dev.opsledger.local.queue;

import dev.opsledger.local.function.FunctionException;
import dev.opsledger.local.function.LocalFunction;
import dev.opsledger.local.template.EventSource.QueueFeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.Message;

/** Calls a function with batches of messages. */
public final class FunctionFeed implements MessageHandler {
  private final LocalFunction function;
  private final QueueFeed feed;

  /** Passes the messages of a queue to this function. */
  public FunctionFeed(LocalFunction function, QueueFeed feed) {
    this.function = function;
    this.feed = feed;
  }

  /** Batch size, window and concurrency for this function. */
  public QueueConsumer.Pace pace() {
    return new QueueConsumer.Pace(
        feed.batchSize(), feed.window(), Math.min(feed.concurrency(), function.concurrency()));
  }

  @Override
  public Set<String> handle(List<Message> batch) throws FunctionException, InterruptedException {
    byte[] answer = function.invoke(event(batch));
    return feed.partialResponses() ? QueueEventJson.failed(answer, batch) : Set.of();
  }

  private byte[] event(List<Message> batch) {
    try {
      return QueueEventJson.of(batch, feed.queue());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
