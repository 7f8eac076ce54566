package dev.opsledger.local.dynamo;

import com.almworks.sqlite4java.SQLiteQueue;
import java.util.List;

/**
 * The indexes that DynamoDB Local 3.3.1 lacks. It keeps the records of all tables' streams in one
 * database table, ordered by their sequence numbers only, so that each look at a stream reads past
 * the records of all others: with years of history, hardly anything else happened any more.
 */
final class StreamIndex {
  /**
   * By stream for where it begins, and by shard for the records that follow a place: where both
   * would do, the database takes the latest, so the index of a former version makes way for it. The
   * sequence number is the table's row id, and thereby part of every index.
   */
  private static final List<String> SQL =
      List.of(
          "DROP INDEX IF EXISTS opsledger_us",
          "CREATE INDEX IF NOT EXISTS opsledger_us_stream ON us (StreamID)",
          "CREATE INDEX IF NOT EXISTS opsledger_us_shard ON us (ShardID)");

  private StreamIndex() {}

  /** Adds the indexes to a database that has none, which may hold records already. */
  static void add(SQLiteQueue database) {
    SQL.forEach(sql -> DatabaseStatement.execute(database, sql));
  }
}
