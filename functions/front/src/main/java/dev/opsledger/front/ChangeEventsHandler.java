package dev.opsledger.front;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.config.Reread;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.identity.IdentityTable;
import dev.opsledger.core.lambda.QueueHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.runtime.FunctionEnvironment;
import dev.opsledger.core.sync.SyncLedger;
import dev.opsledger.core.vendor.VendorHttp;
import dev.opsledger.front.publish.ChangeEvents;
import dev.opsledger.front.publish.ChangeReport;
import dev.opsledger.front.publish.PagerDutyEvents;
import dev.opsledger.front.store.ChangeClaims;

/** Sends finished deployments to PagerDuty as change events, once a routing key is set. */
public final class ChangeEventsHandler extends QueueHandler {
  private final Reread<ChangeEvents> events;

  public ChangeEventsHandler() {
    JsonLines.install();
    events = new Reread<>(ChangeEventsHandler::events);
  }

  private static ChangeEvents events() {
    var settings = SettingsReader.read(FrontSettings.Changes::read);
    var environment = FunctionEnvironment.current();
    var clock = environment.clock();
    var dynamo = AwsClients.ofEnvironment().dynamo();
    var table = new Table(dynamo, settings.table());
    var http = new VendorHttp("PagerDuty", environment.calls(), Sleeper.SLEEP);
    return new ChangeEvents(
        settings.routingKey().map(key -> new PagerDutyEvents(http, settings.endpoint(), key)),
        new IdentityTable(table, settings.initialIdentity()),
        new ChangeClaims(table, clock),
        new ChangeReport(new SyncLedger(new Table(dynamo, settings.syncTable()), clock), clock));
  }

  @Override
  protected SQSBatchResponse handle(SQSEvent event, Context context) {
    return events.get().handle(event);
  }
}
