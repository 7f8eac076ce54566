package dev.opsledger.deployments;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.lambda.QueueHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.runtime.FunctionEnvironment;
import dev.opsledger.deployments.store.GitHubDeploymentStore;
import dev.opsledger.deployments.sync.GitHubMessages;

/** Stores GitHub's events about deployments. */
public final class DeploymentsReceiverHandler extends QueueHandler {
  private final GitHubMessages messages;

  public DeploymentsReceiverHandler() {
    JsonLines.install();
    var settings = SettingsReader.read(DeploymentsSettings.Receiver::read);
    var dynamo = AwsClients.ofEnvironment().dynamo();
    var table = new Table(dynamo, settings.table());
    var clock = FunctionEnvironment.current().clock();
    var store = new GitHubDeploymentStore(table, clock, settings.zone());
    messages = new GitHubMessages(store, settings.mapped().projects(dynamo));
  }

  @Override
  protected SQSBatchResponse handle(SQSEvent event, Context context) {
    return messages.handle(event);
  }
}
