package dev.opsledger.core.sync;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.text.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Keys and rows of the sync table: syncs with their chunks and failures, sources, refreshes. */
final class SyncTable {
  static final String RUN = "RUN";
  static final String CHUNK = "CHUNK#";
  static final String FAILED = "FAILED#";
  static final String SKIPPED = "SKIPPED#";
  static final String BEGUN = "BEGUN#";
  static final String FOUND = "FOUND#";
  static final String SOURCE = "SOURCE";
  static final String REFRESH = "REFRESH";
  static final String CURRENT = "CURRENT";

  /** Rows about a sync's progress expire after two weeks; the sources' rows do not. */
  private static final Duration KEPT = Duration.ofDays(14);

  private SyncTable() {}

  static String sync(String id) {
    return "SYNC#" + id;
  }

  static String refresh(String id) {
    return "REFRESH#" + id;
  }

  static String refreshId(Row refresh) {
    return refresh.pk().substring(refresh("").length());
  }

  static Row run(String sync, String source, Instant startedAt) {
    return Row.of(sync(sync), RUN)
        .with("source", source)
        .with("startedAt", startedAt)
        .with("open", 0L)
        .with("planned", 0L)
        .expiring(startedAt.plus(KEPT));
  }

  static Row chunk(String sync, String chunk, Collection<String> ids, Instant now) {
    return Row.of(sync(sync), CHUNK + chunk)
        .with("pending", ids)
        .with("total", (long) ids.size())
        .expiring(now.plus(KEPT));
  }

  /** The row of a refresh, or of a recount, of sources. */
  static Row refresh(String id, Collection<String> sources, Instant askedAt) {
    return Row.of(refresh(id), REFRESH)
        .with("askedAt", askedAt)
        .with("sources", sources)
        .expiring(askedAt.plus(KEPT));
  }

  /** A figure that a recount found to differ. */
  static Row found(Unit unit, String key, String figure, long stored, long counted, Instant now) {
    return Row.of(sync(unit.sync()), FOUND + unit.id() + "#" + Sha256.hex(key + " " + figure))
        .with("key", key)
        .with("figure", figure)
        .with("stored", stored)
        .with("counted", counted)
        .expiring(now.plus(KEPT));
  }

  /** The sort key under which it is counted how many more figures a unit found to differ. */
  static String moreFound(Unit unit) {
    return FOUND + unit.id();
  }

  static Map<String, AttributeValue> chunkKey(Unit unit) {
    return Table.key(sync(unit.sync()), CHUNK + unit.chunk());
  }

  /** The time to live of a row written at the given time, in epoch seconds. */
  static long expiry(Instant now) {
    return now.plus(KEPT).getEpochSecond();
  }

  static Row remark(String kind, Unit unit, String reason, Instant now) {
    return Row.of(sync(unit.sync()), kind + unit.id())
        .with("name", unit.name())
        .with("reason", reason)
        .with("at", now)
        .expiring(now.plus(KEPT));
  }
}
