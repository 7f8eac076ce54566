package dev.opsledger.ci;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.opsledger.ci.publish.RunEventMapper;
import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.lambda.StreamHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.outbox.Outbox;
import dev.opsledger.core.outbox.PublisherSettings;

/** Publishes changed runs to the other contexts. */
public final class CiPublisherHandler extends StreamHandler {
  private final Outbox outbox;

  public CiPublisherHandler() {
    JsonLines.install();
    var queues = SettingsReader.read(PublisherSettings::read);
    outbox = new Outbox(AwsClients.ofEnvironment().sqs(), queues, new RunEventMapper(queues)::of);
  }

  @Override
  protected StreamsEventResponse handle(DynamodbEvent event, Context context) {
    return outbox.handle(event);
  }
}
