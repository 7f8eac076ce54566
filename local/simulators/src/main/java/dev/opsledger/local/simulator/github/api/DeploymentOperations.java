package dev.opsledger.local.simulator.github.api;

import dev.opsledger.local.simulator.github.json.RepositoryDeploymentJson;
import dev.opsledger.local.simulator.github.world.RepositoryDeployment;
import dev.opsledger.local.simulator.server.Router;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import dev.opsledger.local.simulator.server.SimulatorJson;
import java.util.function.Function;

/** A repository's deployments, newest first, and the statuses of each. */
final class DeploymentOperations {
  private final Repositories repositories;

  DeploymentOperations(Repositories repositories) {
    this.repositories = repositories;
  }

  void addTo(Router<Call.Operation> routes) {
    Repositories.add(routes, "/deployments", this::list);
    Repositories.add(routes, "/deployments/{deployment_id}", this::one);
    Repositories.add(routes, "/deployments/{deployment_id}/statuses", this::statuses);
  }

  private SimulatedResponse list(Call call) {
    var repository = repositories.of(call);
    var all =
        repository.deployments().all().stream()
            .filter(each -> !each.createdAt().isAfter(call.now()))
            .filter(each -> matches(call, "sha", each, RepositoryDeployment::sha))
            .filter(each -> matches(call, "environment", each, RepositoryDeployment::environment))
            .toList();
    return call.page(
        Repositories.path(repository, call),
        all,
        page -> SimulatorJson.array(page, each -> RepositoryDeploymentJson.of(each, call.api())));
  }

  private static boolean matches(
      Call call,
      String parameter,
      RepositoryDeployment deployment,
      Function<RepositoryDeployment, String> field) {
    return call.query(parameter).map(field.apply(deployment)::equals).orElse(true);
  }

  private SimulatedResponse one(Call call) {
    return call.ok(RepositoryDeploymentJson.of(find(call), call.api()));
  }

  private SimulatedResponse statuses(Call call) {
    var deployment = find(call);
    return call.page(
        Repositories.path(deployment.repository(), call),
        deployment.statuses(),
        page ->
            SimulatorJson.array(
                page, each -> RepositoryDeploymentJson.of(each, deployment, call.api())));
  }

  private RepositoryDeployment find(Call call) {
    return repositories
        .of(call)
        .deployments()
        .find(call.id("deployment_id"))
        .orElseThrow(GitHubErrorException::notFound);
  }
}
