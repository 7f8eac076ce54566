package dev.opsledger.local.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.function.FunctionException;
import dev.opsledger.local.function.LocalFunction;
import dev.opsledger.local.template.EventSource.StreamFeed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Delivers stream records to a function in order, with Lambda's retry rules. */
final class BatchDelivery {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final LocalFunction function;
  private final StreamFeed feed;
  private final Clock clock;
  private final BiConsumer<List<ObjectNode>, String> giveUp;

  /**
   * Creates a delivery to a function.
   *
   * @param giveUp called with records that will not be retried, and the reason
   */
  BatchDelivery(
      LocalFunction function,
      StreamFeed feed,
      Clock clock,
      BiConsumer<List<ObjectNode>, String> giveUp) {
    this.function = function;
    this.feed = feed;
    this.clock = clock;
    this.giveUp = giveUp;
  }

  private record Attempt(List<ObjectNode> records, int failures) {}

  /**
   * Delivers a batch, retrying until every record is done or given up.
   *
   * @param done called with the last record of each part that needs no further attempt
   */
  void deliver(List<ObjectNode> batch, Consumer<ObjectNode> done) throws InterruptedException {
    Deque<Attempt> open = new ArrayDeque<>();
    open.push(new Attempt(batch, 0));
    while (!open.isEmpty()) {
      Attempt attempt = open.pop();
      if (attempt.failures() > 0 && expired(attempt.records().getFirst())) {
        giveUp.accept(attempt.records(), "RecordAgeExceeded");
        done.accept(attempt.records().getLast());
        continue;
      }
      int good = call(attempt.records());
      if (good > 0) {
        done.accept(attempt.records().get(good - 1));
      }
      if (good < attempt.records().size()) {
        failed(attempt, Math.max(0, good), good >= 0, open, done);
      }
    }
  }

  /** The number of records that succeeded before the first failure; −1 if the whole call failed. */
  private int call(List<ObjectNode> records) throws InterruptedException {
    try {
      byte[] event = StreamEventJson.of(records).toString().getBytes(StandardCharsets.UTF_8);
      byte[] answer = function.invoke(event);
      return feed.partialResponses() ? done(answer, records) : records.size();
    } catch (FunctionException failure) {
      return -1;
    }
  }

  private static int done(byte[] answer, List<ObjectNode> records) {
    JsonNode failures;
    try {
      failures = StreamEventJson.MAPPER.readTree(answer).path("batchItemFailures");
    } catch (JsonProcessingException malformed) {
      return 0;
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
    int first = records.size();
    for (JsonNode each : failures) {
      first = Math.min(first, index(records, each.path("itemIdentifier").asText()));
    }
    return first;
  }

  // As in Lambda, an unknown sequence number fails the whole batch.
  private static int index(List<ObjectNode> records, String sequenceNumber) {
    for (int i = 0; i < records.size(); i++) {
      if (sequenceNumber(records.get(i)).equals(sequenceNumber)) {
        return i;
      }
    }
    return 0;
  }

  private void failed(
      Attempt attempt, int good, boolean reported, Deque<Attempt> open, Consumer<ObjectNode> done)
      throws InterruptedException {
    List<ObjectNode> rest = attempt.records().subList(good, attempt.records().size());
    if (feed.bisect() && !reported && rest.size() > 1) {
      int middle = rest.size() / 2;
      // Splitting a batch does not count as a retry.
      open.push(new Attempt(rest.subList(middle, rest.size()), attempt.failures()));
      open.push(new Attempt(rest.subList(0, middle), attempt.failures()));
      return;
    }
    int failures = good > 0 ? 1 : attempt.failures() + 1;
    if (feed.retries() >= 0 && failures > feed.retries()) {
      giveUp.accept(rest, "RetryAttemptsExhausted");
      done.accept(rest.getLast());
      return;
    }
    Signal.pause(pause(failures));
    open.push(new Attempt(rest, failures));
  }

  private static Duration pause(int failures) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private boolean expired(ObjectNode record) {
    long created = record.path("dynamodb").path("ApproximateCreationDateTime").asLong();
    return feed.oldest().isPositive()
        && Instant.ofEpochSecond(created).plus(feed.oldest()).isBefore(clock.instant());
  }

  static String sequenceNumber(ObjectNode record) {
    return record.path("dynamodb").path("SequenceNumber").asText();
  }
}
