package dev.opsledger.deployments;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.lambda.StreamHandler;
import dev.opsledger.core.log.JsonLines;

/** Sends what changed in the deployments table to the aggregator's queue. */
public final class PublisherHandler extends StreamHandler {
  private final Publisher publisher;

  public PublisherHandler() {
    JsonLines.install();
    var settings = SettingsReader.read(DeploymentsSettings.Publisher::read);
    publisher = new Publisher(AwsClients.ofSurroundings().sqs(), settings.queue());
  }

  @Override
  protected StreamsEventResponse handle(DynamodbEvent event, Context context) {
    return publisher.handle(event);
  }
}
