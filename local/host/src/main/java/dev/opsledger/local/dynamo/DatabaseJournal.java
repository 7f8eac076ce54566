package dev.opsledger.local.dynamo;

import com.almworks.sqlite4java.SQLiteQueue;

/**
 * Sets how the database of DynamoDB Local 3.3.1 commits. A write-ahead log needs one append and one
 * sync for each commit, where SQLite's default journal needs a file of its own and several syncs;
 * what is acknowledged is on disk with both.
 */
final class DatabaseJournal {
  private final SQLiteQueue database;

  private DatabaseJournal(SQLiteQueue database) {
    this.database = database;
  }

  /**
   * Sets the journal of a database, whichever it had before. On a file system without shared memory
   * it keeps the one that it has.
   */
  static DatabaseJournal writeAhead(SQLiteQueue database) {
    DatabaseStatement.execute(database, "PRAGMA journal_mode=WAL");
    return new DatabaseJournal(database);
  }

  /** Closes the database and waits until its log is in the file, so that it can be opened again. */
  void close() throws InterruptedException {
    database.stop(true).join();
  }
}
