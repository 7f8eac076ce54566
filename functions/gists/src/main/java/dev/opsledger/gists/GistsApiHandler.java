package dev.opsledger.gists;

import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.runtime.FunctionEnvironment;
import dev.opsledger.core.web.ApiHandler;
import dev.opsledger.core.web.Health;
import dev.opsledger.core.web.PrimingPaths;
import dev.opsledger.gists.api.UnseenGists;
import dev.opsledger.gists.page.LeadPages;
import dev.opsledger.gists.store.GistLog;
import dev.opsledger.gists.store.LeadQuery;
import dev.opsledger.gists.store.SessionStore;
import dev.opsledger.gists.store.WatchedUserStore;
import java.util.List;

/** Serves gists to readers' sessions. */
public final class GistsApiHandler extends ApiHandler {
  public GistsApiHandler() {
    super("gists", GistsApiHandler::beans);
  }

  private static List<Object> beans() {
    JsonLines.install();
    var settings = SettingsReader.read(GistsSettings.Api::read);
    var clock = FunctionEnvironment.current().clock();
    var dynamo = AwsClients.ofEnvironment().dynamo();
    var table = new Table(dynamo, settings.table());
    var users = new WatchedUserStore(table);
    return List.of(
        new PrimingPaths(List.of("/getAllScannedUsers"), List.of(users::names)),
        settings.access(),
        settings.watch(),
        new Health(List.of(table, new Table(dynamo, settings.syncTable()))),
        users,
        new LeadPages(new LeadQuery(table), settings.zone(), clock),
        new UnseenGists(new GistLog(table), new SessionStore(table, clock)));
  }
}
