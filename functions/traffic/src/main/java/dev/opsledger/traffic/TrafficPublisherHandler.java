package dev.opsledger.traffic;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.lambda.StreamHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.outbox.Outbox;
import dev.opsledger.core.runtime.FunctionEnvironment;
import dev.opsledger.traffic.publish.TrafficEventMapper;
import dev.opsledger.traffic.store.DayStore;
import dev.opsledger.traffic.store.RepositoryStore;

/** Publishes changed days of traffic to the other contexts. */
public final class TrafficPublisherHandler extends StreamHandler {
  private final Outbox outbox;

  public TrafficPublisherHandler() {
    JsonLines.install();
    var settings = SettingsReader.read(TrafficSettings.Publisher::read);
    var aws = AwsClients.ofEnvironment();
    var table = new Table(aws.dynamo(), settings.table());
    var clock = FunctionEnvironment.current().clock();
    var mapper =
        new TrafficEventMapper(
            settings.queues(), new RepositoryStore(table, clock), new DayStore(table));
    outbox = new Outbox(aws.sqs(), settings.queues(), mapper::of);
  }

  @Override
  protected StreamsEventResponse handle(DynamodbEvent event, Context context) {
    return outbox.handle(event);
  }
}
