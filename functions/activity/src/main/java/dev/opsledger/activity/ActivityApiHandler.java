package dev.opsledger.activity;

import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.config.Surroundings;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.web.ApiHandler;
import dev.opsledger.core.web.ErrorShape;
import dev.opsledger.core.web.Health;
import dev.opsledger.core.web.ReadAccess;
import java.util.List;

/** Serves the aggregator's routes. */
public final class ActivityApiHandler extends ApiHandler {
  public ActivityApiHandler() {
    super("activity", beans());
  }

  private static List<Object> beans() {
    JsonLines.install();
    var settings = SettingsReader.read(ActivitySettings.Api::read);
    var table = new Table(AwsClients.ofSurroundings().dynamo(), settings.table());
    var store = new EventStore(table, Surroundings.current().clock());
    return List.of(
        ErrorShape.NAMED,
        new ActivityAccess(settings.token()),
        // Core's own routes ask for these two.
        ReadAccess.OPEN,
        new Health(List.of(table)),
        store,
        new Feed(store));
  }
}
