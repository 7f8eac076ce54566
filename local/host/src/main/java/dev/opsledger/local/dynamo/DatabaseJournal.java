package dev.opsledger.local.dynamo;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteJob;
import com.almworks.sqlite4java.SQLiteQueue;
import com.almworks.sqlite4java.SQLiteStatement;
import java.lang.reflect.Field;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;

/**
 * Sets how the database of DynamoDB Local 3.3.1 commits. A write-ahead log needs one append and one
 * sync for each commit, where SQLite's default journal needs a file of its own and several syncs;
 * what is acknowledged is on disk with both. DynamoDB Local has no setting for it, so its
 * connection is taken from its fields.
 */
final class DatabaseJournal {
  private final SQLiteQueue database;

  private DatabaseJournal(SQLiteQueue database) {
    this.database = database;
  }

  /** Sets the journal of the database in the data folder, whichever it had before. */
  static DatabaseJournal writeAhead(LocalDynamoDBRequestHandler requests, String region) {
    // Opens the database, which happens on the first request.
    requests.listTables("local", region, ListTablesRequest.builder().limit(1).build());
    SQLiteQueue database = queue(requests);
    database.execute(new WriteAhead()).complete();
    return new DatabaseJournal(database);
  }

  /** Closes the database and waits until its log is in the file, so that it can be opened again. */
  void close() throws InterruptedException {
    database.stop(true).join();
  }

  private static SQLiteQueue queue(LocalDynamoDBRequestHandler requests) {
    Map<?, ?> databases =
        (Map<?, ?>) read(LocalDynamoDBRequestHandler.class, "dbRequestHandlers", requests);
    Object client = databases.values().iterator().next();
    Object access = read(client.getClass(), "dbAccess", client);
    return (SQLiteQueue) read(access.getClass(), "queue", access);
  }

  private static Object read(Class<?> type, String name, Object owner) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field.get(owner);
    } catch (ReflectiveOperationException otherVersion) {
      throw new IllegalStateException("This is not the known DynamoDB Local", otherVersion);
    }
  }

  /** On a file system without shared memory, the database keeps the journal that it has. */
  private static final class WriteAhead extends SQLiteJob<Object> {
    @Override
    protected Object job(SQLiteConnection connection) throws Throwable {
      SQLiteStatement pragma = connection.prepare("PRAGMA journal_mode=WAL");
      try {
        pragma.step();
        return null;
      } finally {
        pragma.dispose();
      }
    }
  }
}
