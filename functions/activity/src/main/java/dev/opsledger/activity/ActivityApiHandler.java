package dev.opsledger.activity;

import dev.opsledger.activity.api.ActivityAccess;
import dev.opsledger.activity.api.ProjectFeed;
import dev.opsledger.activity.store.EventStore;
import dev.opsledger.activity.store.FeedPayloads;
import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.feed.FeedQuery;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.runtime.FunctionEnvironment;
import dev.opsledger.core.web.ApiHandler;
import dev.opsledger.core.web.ErrorFormat;
import dev.opsledger.core.web.Health;
import dev.opsledger.core.web.PrimingPaths;
import java.util.List;
import java.util.Optional;

/** Serves the aggregator's routes. */
public final class ActivityApiHandler extends ApiHandler {
  public ActivityApiHandler() {
    super("activity", ActivityApiHandler::beans);
  }

  private static List<Object> beans() {
    JsonLines.install();
    var settings = SettingsReader.read(ActivitySettings.Api::read);
    var table = new Table(AwsClients.ofEnvironment().dynamo(), settings.table());
    var store = new EventStore(table, FunctionEnvironment.current().clock());
    var feed = new ProjectFeed(store);
    var everything = new FeedQuery(table);
    return List.of(
        new PrimingPaths(
            List.of("/projects/1/activity", "/activity", "/activity.atom"),
            List.of(
                () -> feed.read(1, 20, Optional.empty()),
                () -> everything.read(Optional.empty(), 20))),
        ErrorFormat.NAMED,
        new ActivityAccess(settings.token(), settings.access().attempts().orElseThrow()),
        settings.access(),
        new Health(List.of(table)),
        store,
        feed,
        everything,
        new FeedPayloads(table));
  }
}
