package dev.opsledger.local.dynamo;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteJob;
import com.almworks.sqlite4java.SQLiteQueue;
import com.almworks.sqlite4java.SQLiteStatement;

/** A statement that runs on the only thread that may use DynamoDB Local's database. */
final class DatabaseStatement extends SQLiteJob<Object> {
  private final String sql;

  private DatabaseStatement(String sql) {
    this.sql = sql;
  }

  /** Executes a statement; one that the database refuses changes nothing. */
  static void execute(SQLiteQueue database, String sql) {
    database.execute(new DatabaseStatement(sql)).complete();
  }

  @Override
  protected Object job(SQLiteConnection connection) throws Throwable {
    SQLiteStatement statement = connection.prepare(sql);
    try {
      statement.step();
      return null;
    } finally {
      statement.dispose();
    }
  }
}
