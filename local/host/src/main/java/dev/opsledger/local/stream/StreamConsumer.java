package dev.opsledger.local.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.queue.LoopControl;
import dev.opsledger.local.queue.Pausable;
import dev.opsledger.local.template.EventSource.StreamFeed;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;

/** Reads one table's stream for one function. */
public final class StreamConsumer implements Pausable {
  /** Upper limit of the wait for a signal: time-to-live deletions raise none. */
  private static final Duration LONGEST_REST = Duration.ofSeconds(10);

  /** Upper limit of the pause between reads; Lambda also polls each shard once a second. */
  private static final Duration LONGEST_BREATH = Duration.ofSeconds(1);

  private static final Logger LOG = System.getLogger(StreamConsumer.class.getName());

  private final StreamFeed feed;
  private final Shards shards;
  private final Positions positions;
  private final Filter filter;
  private final BatchDelivery delivery;
  private final Signal written;
  private final UnaryOperator<Instant> stamp;
  private final Map<String, String> iterators = new HashMap<>();
  private final LoopControl power;
  private final Thread loop;

  /** How often {@link #written} was raised before the latest pass that found nothing. */
  private volatile long emptyAt = -1;

  StreamConsumer(
      String function,
      StreamFeed feed,
      Shards shards,
      Positions positions,
      BatchDelivery delivery,
      Signal written,
      UnaryOperator<Instant> stamp) {
    this.stamp = stamp;
    this.feed = feed;
    this.shards = shards;
    this.positions = positions;
    this.filter = new Filter(feed.patterns(), function);
    this.delivery = delivery;
    this.written = written;
    this.power = new LoopControl(written);
    this.loop = Thread.ofVirtual().name("stream of " + feed.table()).unstarted(this::run);
  }

  /** Starts reading. */
  public void start() {
    if (positions.none()) {
      begin();
    }
    loop.start();
  }

  @Override
  public void pause() throws InterruptedException {
    power.pause();
  }

  @Override
  public void resume() {
    power.resume();
  }

  /** Stops reading. */
  public void stop() {
    power.end();
    written.run();
  }

  /** Waits for a running call to end, and interrupts it when the time is up. */
  public void finish(Duration atMost) throws InterruptedException {
    if (!loop.join(atMost)) {
      loop.interrupt();
    }
  }

  /** Whether a pass that started after the latest write found nothing to read. */
  public boolean empty() {
    return power.paused() || written.isCovered(emptyAt);
  }

  /** Sets the start position of a reader that has none yet. */
  private void begin() {
    for (String shard : shards.readable(positions)) {
      positions.save(shard, feed.fromStart() ? Positions.START : end(shard));
    }
  }

  private String end(String shard) {
    String position = Positions.START;
    String iterator = shards.iterator(shard, position);
    while (iterator != null) {
      GetRecordsResponse page = shards.records(iterator, 1000);
      if (page.records().isEmpty()) {
        return position;
      }
      position = page.records().getLast().dynamodb().sequenceNumber();
      iterator = page.nextShardIterator();
    }
    return position;
  }

  private void run() {
    try {
      while (power.next()) {
        long seen = written.count();
        long began = System.nanoTime();
        Found found = pass();
        long took = System.nanoTime() - began;
        if (found == Found.NOTHING) {
          emptyAt = seen;
          written.await(seen, LONGEST_REST);
        }
        if (found != Found.WHOLE_BATCH) {
          written.rest(rest(took));
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** What a pass found; after a whole batch the next one is waiting, and is read at once. */
  private enum Found {
    NOTHING,
    RECORDS,
    WHOLE_BATCH;

    Found or(Found other) {
      return compareTo(other) > 0 ? this : other;
    }
  }

  /**
   * Limits reading to a tenth of the time, to leave the database to other work and functions
   * batches that are worth a call.
   */
  private static Duration rest(long took) {
    return Duration.ofNanos(Math.min(9 * took, LONGEST_BREATH.toNanos()));
  }

  /** Reads every shard once. */
  private Found pass() throws InterruptedException {
    try {
      Found found = Found.NOTHING;
      for (String shard : shards.readable(positions)) {
        found = found.or(read(shard));
      }
      return found;
    } catch (SdkException failure) {
      iterators.clear();
      if (!power.ended()) {
        LOG.log(
            Level.WARNING,
            "Cannot read the stream of {0}: {1}",
            feed.table(),
            failure.getMessage());
        Signal.pause(Duration.ofSeconds(1));
      }
      return Found.RECORDS;
    }
  }

  private Found read(String shard) throws InterruptedException {
    String iterator = iterators.get(shard);
    if (iterator == null) {
      iterator = shards.iterator(shard, positions.of(shard).orElse(Positions.START));
    }
    GetRecordsResponse page = page(shard, iterator);
    deliver(shard, page.records());
    if (page.nextShardIterator() == null) {
      iterators.remove(shard);
      positions.save(shard, Positions.FINISHED);
      shards.changed();
      return Found.RECORDS;
    }
    iterators.put(shard, page.nextShardIterator());
    int records = page.records().size();
    if (records == feed.batchSize()) {
      return Found.WHOLE_BATCH;
    }
    return records == 0 ? Found.NOTHING : Found.RECORDS;
  }

  private GetRecordsResponse page(String shard, String iterator) {
    try {
      return shards.records(iterator, feed.batchSize());
    } catch (ExpiredIteratorException | TrimmedDataAccessException old) {
      // DynamoDB Local rejects an iterator created before the first record as too old.
      String fresh = shards.iterator(shard, positions.of(shard).orElse(Positions.START));
      return shards.records(fresh, feed.batchSize());
    }
  }

  private void deliver(String shard, List<Record> records) throws InterruptedException {
    if (records.isEmpty()) {
      return;
    }
    List<ObjectNode> wanted = new ArrayList<>();
    for (Record each : records) {
      ObjectNode json = StreamEventJson.record(each, shards.streamArn(), stamp);
      if (filter.wants(json)) {
        wanted.add(json);
      }
    }
    if (!wanted.isEmpty()) {
      try {
        delivery.deliver(wanted, last -> positions.save(shard, BatchDelivery.sequenceNumber(last)));
      } catch (InterruptedException stopped) {
        iterators.clear();
        throw stopped;
      }
    }
    positions.save(shard, records.getLast().dynamodb().sequenceNumber());
  }
}
