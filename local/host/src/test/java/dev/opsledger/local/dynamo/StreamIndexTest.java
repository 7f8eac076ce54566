package dev.opsledger.local.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteJob;
import com.almworks.sqlite4java.SQLiteQueue;
import com.almworks.sqlite4java.SQLiteStatement;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteDBAccess;

/** How DynamoDB Local finds the records of one table's stream among those of all. */
class StreamIndexTest {
  /** As it is put together for each GetRecords. */
  private static final String GET_RECORDS =
      "SELECT SequenceNumber, StreamRecord FROM us WHERE StreamID = ? AND ShardID = ?"
          + " AND SequenceNumber >= ? AND CreationDateTime > ? ORDER BY SequenceNumber ASC LIMIT ?;";

  /**
   * The part of DescribeStream, which precedes each GetRecords, that looks for a stream's start.
   */
  private static final String START = "SELECT MIN(SequenceNumber) FROM us WHERE StreamID=?";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"getLastSequenceNumberForShardSQL", "GET_EARLIEST_SEQNUM_FOR_SHARD_SQL"})
  void aStreamsEndsAreFoundWithoutReadingTheOthers(String statement) throws Exception {
    SQLiteQueue database = new KnownTables().connection();
    String sql = sql(statement);
    assertThat(plan(database, sql)).startsWith("SCAN ");
    StreamIndex.add(database);
    assertThat(plan(database, sql)).contains("INDEX opsledger_us_shard (ShardID=?)");
  }

  @Test
  void soAreItsRecords() {
    SQLiteQueue database = new KnownTables().connection();
    StreamIndex.add(database);
    assertThat(plan(database, GET_RECORDS))
        .contains("INDEX opsledger_us_shard (ShardID=? AND rowid>?)");
  }

  @Test
  void soIsItsStart() {
    SQLiteQueue database = new KnownTables().connection();
    assertThat(plan(database, START)).doesNotContain("INDEX");
    StreamIndex.add(database);
    assertThat(plan(database, START)).contains("INDEX opsledger_us_stream (StreamID=?)");
  }

  /** As the library puts it together. */
  @Test
  void theLibraryLooksForTheStartInThatWay() throws Exception {
    String name = SQLiteDBAccess.class.getPackageName().replace('.', '/') + "/SQLiteDBAccessJob";
    try (InputStream code = SQLiteDBAccess.class.getResourceAsStream("/" + name + ".class")) {
      assertThat(new String(code.readAllBytes(), StandardCharsets.ISO_8859_1))
          .contains("COALESCE((SELECT MIN(%s) FROM %s WHERE %s=?), -1)");
    }
  }

  @Test
  void aDatabaseThatHasTheIndexKeepsIt() {
    for (int start = 0; start < 2; start++) {
      var tables = new KnownTables(folder);
      StreamIndex.add(tables.connection());
      assertThat(plan(tables.connection(), GET_RECORDS)).contains("opsledger_us_shard");
      tables.close();
    }
  }

  private static String sql(String field) throws ReflectiveOperationException {
    Field statement = SQLiteDBAccess.class.getDeclaredField(field);
    statement.setAccessible(true);
    return (String) statement.get(null);
  }

  private static String plan(SQLiteQueue database, String sql) {
    return database.execute(new Plan(sql)).complete();
  }

  private static final class Plan extends SQLiteJob<String> {
    private static final int DETAIL = 3;
    private final String sql;

    Plan(String sql) {
      this.sql = sql;
    }

    @Override
    protected String job(SQLiteConnection connection) throws Throwable {
      SQLiteStatement plan = connection.prepare("EXPLAIN QUERY PLAN " + sql);
      try {
        var text = new StringBuilder();
        while (plan.step()) {
          text.append(plan.columnString(DETAIL)).append('\n');
        }
        return text.toString();
      } finally {
        plan.dispose();
      }
    }
  }
}
