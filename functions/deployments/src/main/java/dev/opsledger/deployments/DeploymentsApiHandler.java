package dev.opsledger.deployments;

import dev.opsledger.core.access.CredentialAttempts;
import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.runtime.FunctionEnvironment;
import dev.opsledger.core.vendor.VendorHttp;
import dev.opsledger.core.web.ApiHandler;
import dev.opsledger.core.web.ErrorFormat;
import dev.opsledger.core.web.Health;
import dev.opsledger.core.web.PrimingPaths;
import dev.opsledger.deployments.api.Deployments;
import dev.opsledger.deployments.api.Jwks;
import dev.opsledger.deployments.api.JwksSource;
import dev.opsledger.deployments.api.Jwts;
import dev.opsledger.deployments.api.ProjectsAccess;
import dev.opsledger.deployments.domain.AppUrls;
import dev.opsledger.deployments.page.ReleasePages;
import dev.opsledger.deployments.store.DeploymentRollups;
import dev.opsledger.deployments.store.DeploymentStore;
import dev.opsledger.deployments.store.NewestDeployments;
import dev.opsledger.deployments.store.PageQuery;
import dev.opsledger.deployments.store.Statistics;
import java.time.Duration;
import java.util.List;

/** Serves projects, deployments, statistics, and the builder's webhook. */
public final class DeploymentsApiHandler extends ApiHandler {
  // Fetching keys takes two calls; a request with a known key must not time out if the issuer does.
  private static final Duration ISSUER_WAIT = Duration.ofSeconds(4);

  public DeploymentsApiHandler() {
    super("deployments", DeploymentsApiHandler::beans);
  }

  private static List<Object> beans() {
    JsonLines.install();
    var settings = SettingsReader.read(DeploymentsSettings.Api::read);
    var clock = FunctionEnvironment.current().clock();
    var table = new Table(AwsClients.ofEnvironment().dynamo(), settings.table());
    var store = new DeploymentStore(table, clock, settings.zone());
    var pages = new PageQuery(table);
    var attempts = CredentialAttempts.ofEnvironment(settings.syncTable());
    return List.of(
        priming(pages, store),
        ErrorFormat.NAMED,
        new ProjectsAccess(
            settings.token(), settings.oidc().map(DeploymentsApiHandler::jwts), attempts),
        attempts,
        // The pages show what the home page shows, to whom it shows it.
        settings.access(),
        new ReleasePages(
            store,
            new NewestDeployments(table),
            new DeploymentRollups(table),
            settings.zone(),
            clock),
        new Health(List.of(table)),
        pages,
        store,
        new Deployments(store, settings.secrets(), new AppUrls(settings.appsDomain()), clock),
        new Statistics(table, clock));
  }

  private static PrimingPaths priming(PageQuery pages, DeploymentStore store) {
    return new PrimingPaths(
        List.of("/projects", "/deployments/1"),
        List.of(() -> pages.projects(1), () -> pages.deployments(1), () -> store.find(1)));
  }

  private static Jwts jwts(DeploymentsSettings.Oidc oidc) {
    var environment = FunctionEnvironment.current();
    var http = new VendorHttp("issuer", environment.calls(), Sleeper.SLEEP, ISSUER_WAIT);
    var keys = new Jwks(new JwksSource(http, oidc.issuer()), environment.clock());
    return new Jwts(oidc.issuer(), oidc.audience(), keys, environment.clock());
  }
}
