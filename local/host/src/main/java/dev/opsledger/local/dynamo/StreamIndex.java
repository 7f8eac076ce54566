package dev.opsledger.local.dynamo;

import com.almworks.sqlite4java.SQLiteQueue;

/**
 * The index that DynamoDB Local 3.3.1 lacks. It keeps the records of all tables' streams in one
 * database table, ordered by their sequence numbers only, so that each look at a stream reads past
 * the records of all others: with years of history, hardly anything else happened any more.
 */
final class StreamIndex {
  /** The sequence number is the table's row id, and thereby part of every index. */
  private static final String SQL = "CREATE INDEX IF NOT EXISTS opsledger_us ON us (ShardID)";

  private StreamIndex() {}

  /** Adds the index to a database that has none, which may hold records already. */
  static void add(SQLiteQueue database) {
    DatabaseStatement.execute(database, SQL);
  }
}
