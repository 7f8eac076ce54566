package dev.opsledger.front;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.lambda.StreamHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.outbox.Outbox;
import dev.opsledger.core.outbox.PublisherSettings;
import dev.opsledger.front.publish.IdentityEventMapper;

/** Tells the feed of changes of the identity map. */
public final class FrontPublisherHandler extends StreamHandler {
  private final Outbox outbox;

  public FrontPublisherHandler() {
    JsonLines.install();
    var queues = SettingsReader.read(PublisherSettings::read);
    outbox =
        new Outbox(AwsClients.ofEnvironment().sqs(), queues, new IdentityEventMapper(queues)::of);
  }

  @Override
  protected StreamsEventResponse handle(DynamodbEvent event, Context context) {
    return outbox.handle(event);
  }
}
