package dev.opsledger.core.sync;

import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.TableScan;
import dev.opsledger.core.log.Metrics;
import dev.opsledger.core.runtime.FunctionEnvironment;
import dev.opsledger.core.vendor.VendorHttp;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Shared dependencies of a source's planner and workers: AWS clients, ledger and queue. */
public final class SyncRuntime {
  private final String source;
  private final FunctionEnvironment environment = FunctionEnvironment.current();
  private final DynamoDbClient dynamo;
  private final Supplier<SqsClient> sqs;
  private final SyncLedger ledger;
  private final UnitQueue queue;

  /**
   * @param source the source's name in the ledger, such as {@code ci}
   * @param syncTable the name of the sync table, which all sources share
   * @param queue the URL of the queue of units
   * @param deadLetters the URL of its dead-letter queue; empty for a planner, which dead-letters
   *     nothing
   */
  public SyncRuntime(String source, String syncTable, String queue, String deadLetters) {
    this.source = source;
    var aws = AwsClients.ofEnvironment();
    this.dynamo = aws.dynamo();
    this.sqs = aws.sqs();
    this.ledger = new SyncLedger(table(syncTable), clock());
    this.queue = new UnitQueue(sqs, queue, deadLetters, clock());
  }

  /** The function's clock. */
  public Clock clock() {
    return environment.clock();
  }

  /** A table by its name in DynamoDB. */
  public Table table(String name) {
    return new Table(dynamo, name);
  }

  /** The walk over a whole table, by its name in DynamoDB. */
  public TableScan scan(String name) {
    return new TableScan(dynamo, name);
  }

  /** The SQS client. */
  public Supplier<SqsClient> sqs() {
    return sqs;
  }

  /** An HTTP client for a vendor, whose name appears in logs and errors. */
  public VendorHttp http(String vendor) {
    return new VendorHttp(vendor, environment.calls(), Sleeper.SLEEP);
  }

  /** The ledger of syncs. */
  public SyncLedger ledger() {
    return ledger;
  }

  /** A planner that writes units to the ledger first, then to the queue. */
  public SyncPlanner planner() {
    return new SyncPlanner(source, ledger, queue);
  }

  /** A worker that processes the queue's units. */
  public Worker worker(Work work, RetryPolicy attempts) {
    return worker(work, attempts, _ -> {});
  }

  /**
   * A worker that processes the queue's units.
   *
   * @param finished told the id of a sync when the last of its units is finished; not told again if
   *     the worker stops meanwhile
   */
  public Worker worker(Work work, RetryPolicy attempts, Consumer<String> finished) {
    return new Worker(source, work, queue, ledger, attempts, Metrics.ofEnvironment(), finished);
  }
}
