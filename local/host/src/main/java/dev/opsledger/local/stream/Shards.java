package dev.opsledger.local.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The shards of one stream. */
final class Shards {
  private static final Duration KNOWN_FOR = Duration.ofSeconds(10);

  private final DynamoDbStreamsClient streams;
  private final String streamArn;
  private List<Shard> known = List.of();
  private long knownSince;

  Shards(DynamoDbStreamsClient streams, String streamArn) {
    this.streams = streams;
    this.streamArn = streamArn;
  }

  String streamArn() {
    return streamArn;
  }

  /** Shards that can be read now: unfinished ones whose parents are finished or gone. */
  List<String> readable(Positions positions) {
    List<Shard> all = known();
    Set<String> open =
        all.stream()
            .map(Shard::shardId)
            .filter(each -> !positions.finished(each))
            .collect(Collectors.toSet());
    return all.stream()
        .filter(each -> open.contains(each.shardId()) && !open.contains(each.parentShardId()))
        .map(Shard::shardId)
        .toList();
  }

  /** Drops the cached shard list after a shard ended, since it may have successors. */
  void changed() {
    known = List.of();
  }

  /** All shards, cached: the list changes rarely, and only after a shard ends. */
  private List<Shard> known() {
    long now = System.nanoTime();
    if (known.isEmpty() || now - knownSince > KNOWN_FOR.toNanos()) {
      known = all();
      knownSince = now;
    }
    return known;
  }

  private List<Shard> all() {
    List<Shard> all = new ArrayList<>();
    String last = null;
    do {
      String from = last;
      DescribeStreamResponse page =
          streams.describeStream(r -> r.streamArn(streamArn).exclusiveStartShardId(from));
      all.addAll(page.streamDescription().shards());
      last = page.streamDescription().lastEvaluatedShardId();
    } while (last != null);
    return all;
  }

  /** An iterator after a position; skips records that were trimmed in the meantime. */
  String iterator(String shard, String position) {
    if (position.equals(Positions.START)) {
      return iterator(shard, ShardIteratorType.TRIM_HORIZON, null);
    }
    try {
      return iterator(shard, ShardIteratorType.AFTER_SEQUENCE_NUMBER, position);
    } catch (TrimmedDataAccessException trimmed) {
      return iterator(shard, ShardIteratorType.TRIM_HORIZON, null);
    }
  }

  private String iterator(String shard, ShardIteratorType type, String sequenceNumber) {
    return streams
        .getShardIterator(
            r ->
                r.streamArn(streamArn)
                    .shardId(shard)
                    .shardIteratorType(type)
                    .sequenceNumber(sequenceNumber))
        .shardIterator();
  }

  GetRecordsResponse records(String iterator, int limit) {
    return streams.getRecords(r -> r.shardIterator(iterator).limit(limit));
  }
}
