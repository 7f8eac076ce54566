package dev.opsledger.deployments;

import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.config.Surroundings;
import dev.opsledger.core.dynamo.Contention;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.vendor.Pause;
import dev.opsledger.core.vendor.VendorHttp;
import dev.opsledger.core.web.ApiHandler;
import dev.opsledger.core.web.ErrorShape;
import dev.opsledger.core.web.Health;
import dev.opsledger.core.web.Hot;
import dev.opsledger.core.web.ReadAccess;
import java.time.Duration;
import java.util.List;

/** Serves projects, deployments, statistics, and the builder's webhook. */
public final class DeploymentsApiHandler extends ApiHandler {
  // Two answers are needed for keys, and a request with a known key must outlive a silent issuer.
  private static final Duration ISSUER_WAIT = Duration.ofSeconds(4);

  public DeploymentsApiHandler() {
    super("deployments", DeploymentsApiHandler::beans);
  }

  private static List<Object> beans() {
    JsonLines.install();
    var settings = SettingsReader.read(DeploymentsSettings.Api::read);
    var clock = Surroundings.current().clock();
    var table = new Table(AwsClients.ofSurroundings().dynamo(), settings.table());
    var store = new DeploymentStore(table, clock);
    var lists = new Lists(table);
    return List.of(
        hot(lists, store),
        ErrorShape.NAMED,
        new ProjectsAccess(settings.token(), settings.oidc().map(DeploymentsApiHandler::jwts)),
        // Core's own routes ask for these two.
        ReadAccess.OPEN,
        new Health(List.of(table)),
        lists,
        store,
        new Deployments(
            store, new Contention(Pause.SLEEP), new Addresses(settings.appsDomain()), clock),
        new Statistics(table, clock));
  }

  private static Hot hot(Lists lists, DeploymentStore store) {
    return new Hot(
        List.of("/projects", "/deployments/1"),
        List.of(() -> lists.projects(1), () -> lists.deployments(1), () -> store.find(1)));
  }

  private static Jwts jwts(DeploymentsSettings.Oidc oidc) {
    var surroundings = Surroundings.current();
    var http = new VendorHttp("issuer", surroundings.calls(), Pause.SLEEP, ISSUER_WAIT);
    var keys = new Jwks(new JwksSource(http, oidc.issuer()), surroundings.clock());
    return new Jwts(oidc.issuer(), oidc.audience(), keys, surroundings.clock());
  }
}
