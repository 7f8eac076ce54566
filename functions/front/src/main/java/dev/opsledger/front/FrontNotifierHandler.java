package dev.opsledger.front;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.config.Reread;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.lambda.ScheduleHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.log.Metrics;
import dev.opsledger.core.runtime.FunctionEnvironment;
import dev.opsledger.core.vendor.VendorHttp;
import dev.opsledger.front.outlet.Notifier;
import java.time.Duration;

/** Sends alerts and digests that are due; called each minute. */
public final class FrontNotifierHandler extends ScheduleHandler {
  /** Longer than Slack takes, and short enough for several channels within a call. */
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final Reread<Notifier> notifier = new Reread<>(FrontNotifierHandler::notifier);

  private static Notifier notifier() {
    JsonLines.install();
    var settings = SettingsReader.read(FrontSettings.Notifier::read);
    var environment = FunctionEnvironment.current();
    var aws = AwsClients.ofEnvironment();
    var dynamo = aws.dynamo();
    return new Notifier(
        settings.told(),
        new Table(dynamo, settings.table()),
        new Table(dynamo, settings.syncTable()),
        new VendorHttp("Slack", environment.calls(), Sleeper.SLEEP, ANSWER),
        aws::topic,
        Metrics.ofEnvironment(),
        settings.zone(),
        environment.clock());
  }

  @Override
  protected void handle(ScheduledEvent event) {
    notifier.get().run();
  }
}
