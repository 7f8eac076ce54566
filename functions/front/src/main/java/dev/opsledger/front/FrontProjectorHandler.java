package dev.opsledger.front;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.lambda.QueueHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.runtime.FunctionEnvironment;
import dev.opsledger.front.projection.FactRecorder;
import dev.opsledger.front.projection.Projections;
import dev.opsledger.front.projection.Projector;
import dev.opsledger.front.store.NameRows;

/** Stores the facts of the other contexts and keeps the counters of the home page. */
public final class FrontProjectorHandler extends QueueHandler {
  private final Projector projector;

  public FrontProjectorHandler() {
    JsonLines.install();
    var settings = SettingsReader.read(FrontSettings.Projector::read);
    var table = new Table(AwsClients.ofEnvironment().dynamo(), settings.table());
    var clock = FunctionEnvironment.current().clock();
    projector =
        new Projector(
            new FactRecorder(table, new Projections(settings.zone()), clock), new NameRows(table));
  }

  @Override
  protected SQSBatchResponse handle(SQSEvent event, Context context) {
    return projector.handle(event);
  }
}
