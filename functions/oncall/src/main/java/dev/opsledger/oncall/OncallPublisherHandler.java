package dev.opsledger.oncall;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.lambda.StreamHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.outbox.Outbox;
import dev.opsledger.core.outbox.PublisherSettings;
import dev.opsledger.oncall.publish.IncidentEventMapper;
import dev.opsledger.oncall.publish.ServiceFactMapper;
import dev.opsledger.oncall.publish.TeamFactMapper;
import java.util.List;
import java.util.stream.Stream;

/** Publishes changed incidents, services and teams to the other contexts. */
public final class OncallPublisherHandler extends StreamHandler {
  private final Outbox outbox;

  public OncallPublisherHandler() {
    JsonLines.install();
    var queues = SettingsReader.read(PublisherSettings::read);
    var incidents = new IncidentEventMapper(queues);
    var services = new ServiceFactMapper(queues);
    var teams = new TeamFactMapper(queues);
    outbox =
        new Outbox(
            AwsClients.ofEnvironment().sqs(),
            queues,
            change ->
                Stream.of(incidents.of(change), services.of(change), teams.of(change))
                    .flatMap(List::stream)
                    .toList());
  }

  @Override
  protected StreamsEventResponse handle(DynamodbEvent event, Context context) {
    return outbox.handle(event);
  }
}
