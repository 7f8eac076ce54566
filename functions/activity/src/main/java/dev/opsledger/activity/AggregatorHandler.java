package dev.opsledger.activity;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.opsledger.activity.store.EventStore;
import dev.opsledger.activity.sync.Aggregator;
import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.lambda.QueueHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.runtime.FunctionEnvironment;

/** Stores the messages of the publishers. */
public final class AggregatorHandler extends QueueHandler {
  private final Aggregator aggregator;

  public AggregatorHandler() {
    JsonLines.install();
    var settings = SettingsReader.read(ActivitySettings.Aggregator::read);
    var table = new Table(AwsClients.ofEnvironment().dynamo(), settings.table());
    aggregator = new Aggregator(new EventStore(table, FunctionEnvironment.current().clock()));
  }

  @Override
  protected SQSBatchResponse handle(SQSEvent event, Context context) {
    return aggregator.handle(event);
  }
}
