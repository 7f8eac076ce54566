package dev.opsledger.ci;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.opsledger.ci.publish.RunEventMapper;
import dev.opsledger.ci.store.count.WorkflowWatch;
import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.lambda.StreamHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.outbox.Outbox;

/** Publishes changed runs to the other contexts, and keeps how their workflows stand. */
public final class CiPublisherHandler extends StreamHandler {
  private final Outbox outbox;
  private final WorkflowWatch workflows;

  public CiPublisherHandler() {
    JsonLines.install();
    var settings = SettingsReader.read(CiSettings.Publisher::read);
    var aws = AwsClients.ofEnvironment();
    workflows = new WorkflowWatch(new Table(aws.dynamo(), settings.table()));
    var mapper = new RunEventMapper(settings.queues());
    outbox =
        new Outbox(
            aws.sqs(),
            settings.queues(),
            change -> {
              change.after().ifPresent(workflows::see);
              return mapper.of(change);
            });
  }

  @Override
  protected StreamsEventResponse handle(DynamodbEvent event, Context context) {
    workflows.begin();
    StreamsEventResponse told = outbox.handle(event);
    workflows.save();
    return told;
  }
}
