package dev.opsledger.traffic;

import dev.opsledger.core.access.CredentialAttempts;
import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.count.RunDays;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.runtime.FunctionEnvironment;
import dev.opsledger.core.sync.SyncLedger;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.UnitQueue;
import dev.opsledger.core.web.ApiHandler;
import dev.opsledger.core.web.Health;
import dev.opsledger.core.web.PrimingPaths;
import dev.opsledger.traffic.api.ApiUser;
import dev.opsledger.traffic.api.Subscriptions;
import dev.opsledger.traffic.page.PageKeys;
import dev.opsledger.traffic.page.PageRenderer;
import dev.opsledger.traffic.page.PortfolioPages;
import dev.opsledger.traffic.store.DayStore;
import dev.opsledger.traffic.store.MembershipStore;
import dev.opsledger.traffic.store.PipelineQuery;
import dev.opsledger.traffic.store.PortfolioQuery;
import dev.opsledger.traffic.store.RepositoryStore;
import dev.opsledger.traffic.store.ShareLinkStore;
import dev.opsledger.traffic.store.TrafficUserStore;
import dev.opsledger.traffic.store.UserRepositoryQuery;
import dev.opsledger.traffic.sync.TrafficPlan;
import java.util.List;

/** Serves users, their repositories, and the pages with the charts. */
public final class TrafficApiHandler extends ApiHandler {
  public TrafficApiHandler() {
    super(TrafficPlan.SOURCE, TrafficApiHandler::beans);
  }

  private static List<Object> beans() {
    JsonLines.install();
    var settings = SettingsReader.read(TrafficSettings.Api::read);
    var clock = FunctionEnvironment.current().clock();
    var aws = AwsClients.ofEnvironment();
    var dynamo = aws.dynamo();
    var resources = settings.resources();
    var table = new Table(dynamo, resources.table());
    var ledger = new SyncLedger(new Table(dynamo, resources.syncTable()), clock);
    var queue = new UnitQueue(aws.sqs(), resources.queue(), "", clock);
    var syncs = new SyncPlanner(TrafficPlan.SOURCE, ledger, queue);
    var repositories = new RepositoryStore(table, clock);
    var memberships = new MembershipStore(table, clock, settings.mostRepositories());
    var days = new DayStore(table);
    var pipelines = new PipelineQuery(new RunDays(new Table(dynamo, settings.ciTable())));
    var query = new UserRepositoryQuery(memberships, repositories, days, pipelines);
    var users = new TrafficUserStore(table, clock);
    var attempts = CredentialAttempts.ofEnvironment(resources.syncTable());
    return List.of(
        new PrimingPaths(
            List.of("/api/repos", "/users/none/repos"),
            List.of(() -> users.find("none"), () -> query.of("none"))),
        // For the portfolio: users have their own tokens, and their pages the key in the address.
        settings.access(),
        new PortfolioPages(new PortfolioQuery(table, repositories, days, pipelines), clock),
        new Health(List.of(table)),
        users,
        settings.signUp(),
        new ApiUser(users, attempts),
        new PageKeys(users, attempts),
        new Subscriptions(
            memberships, repositories, settings.vault(), new ShareLinkStore(table), users, syncs),
        query,
        new PageRenderer(query, clock));
  }
}
