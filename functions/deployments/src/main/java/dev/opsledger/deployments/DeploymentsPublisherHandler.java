package dev.opsledger.deployments;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.lambda.StreamHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.outbox.Outbox;
import dev.opsledger.core.outbox.PublisherSettings;
import dev.opsledger.deployments.publish.DeploymentEventMapper;

/** Sends facts and events about changes in the deployments table. */
public final class DeploymentsPublisherHandler extends StreamHandler {
  private final Outbox outbox;

  public DeploymentsPublisherHandler() {
    JsonLines.install();
    var queues = SettingsReader.read(PublisherSettings::read);
    var changes = SettingsReader.read(settings -> settings.required("CHANGES_QUEUE"));
    outbox =
        new Outbox(
            AwsClients.ofEnvironment().sqs(),
            queues,
            new DeploymentEventMapper(queues, changes)::of);
  }

  @Override
  protected StreamsEventResponse handle(DynamodbEvent event, Context context) {
    return outbox.handle(event);
  }
}
