package dev.opsledger.local.dynamo;

import com.almworks.sqlite4java.SQLiteQueue;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.OnDemandThroughput;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.shared.access.LocalDBClient;
import software.amazon.dynamodb.services.local.shared.access.TableInfo;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteDBAccess;
import software.amazon.dynamodb.services.local.shared.jobs.JobsRegister;

/**
 * The database of DynamoDB Local 3.3.1, which reads a table's description from a file and parses it
 * for every request. Here it is kept until the table changes: it takes a quarter of the time of the
 * only thread that serves the database.
 */
final class KnownTables extends SQLiteDBAccess {
  private static final String NAME = "shared-local-instance";

  /** For changes of tables, which go on after their response. */
  private static final int THREADS = 10;

  /**
   * Replaced with every change, so that a description that was read before the change, and arrives
   * after it, goes into a map that nobody asks any more.
   */
  private volatile Map<String, TableInfo> known = new ConcurrentHashMap<>();

  /** A database in memory. */
  KnownTables() {}

  /** A database in DynamoDB Local's file of a folder. */
  KnownTables(Path folder) {
    super(folder.resolve(NAME + ".db").toString());
  }

  /** Has requests served from this database; DynamoDB Local has no setting for it. */
  @SuppressWarnings("unchecked") // The map of this version.
  void serve(LocalDynamoDBRequestHandler requests) {
    ParsedDescriptions.keep();
    try {
      Field field = LocalDynamoDBRequestHandler.class.getDeclaredField("dbRequestHandlers");
      field.setAccessible(true);
      var jobs = new JobsRegister(Executors.newFixedThreadPool(THREADS), false);
      ((Map<String, Object>) field.get(requests)).put(NAME, new LocalDBClient(this, jobs));
    } catch (ReflectiveOperationException otherVersion) {
      throw new IllegalStateException("This is not the known DynamoDB Local", otherVersion);
    }
  }

  /** The queue of its only connection. */
  SQLiteQueue connection() {
    return queue;
  }

  @Override
  public TableInfo getTableInfo(String table) {
    // A table that is not there is not kept.
    return known.computeIfAbsent(table, super::getTableInfo);
  }

  private void change(Runnable change) {
    ParsedDescriptions.change(change);
    known = new ConcurrentHashMap<>();
  }

  @Override
  public void createTable(
      String table,
      AttributeDefinition hash,
      AttributeDefinition range,
      List<AttributeDefinition> attributes,
      List<LocalSecondaryIndex> local,
      List<GlobalSecondaryIndex> global,
      ProvisionedThroughput throughput,
      OnDemandThroughput onDemand,
      BillingMode billing,
      Boolean protectedFromDeletion,
      StreamSpecification stream) {
    change(
        () ->
            super.createTable(
                table,
                hash,
                range,
                attributes,
                local,
                global,
                throughput,
                onDemand,
                billing,
                protectedFromDeletion,
                stream));
  }

  @Override
  public void updateTable(
      String table,
      ProvisionedThroughput throughput,
      OnDemandThroughput onDemand,
      BillingMode billing,
      long at,
      List<AttributeDefinition> attributes,
      List<GlobalSecondaryIndexDescription> global,
      Boolean protectedFromDeletion,
      StreamSpecification stream) {
    change(
        () ->
            super.updateTable(
                table,
                throughput,
                onDemand,
                billing,
                at,
                attributes,
                global,
                protectedFromDeletion,
                stream));
  }

  @Override
  public void updateTable(String table, String change) {
    change(() -> super.updateTable(table, change));
  }

  @Override
  public void createGSIColumns(String table, String index) {
    change(() -> super.createGSIColumns(table, index));
  }

  @Override
  public void backfillGSI(String table, String index) {
    change(() -> super.backfillGSI(table, index));
  }

  @Override
  public void deleteGSI(String table, String index) {
    change(() -> super.deleteGSI(table, index));
  }

  @Override
  public void deleteTable(String table) {
    change(() -> super.deleteTable(table));
  }
}
