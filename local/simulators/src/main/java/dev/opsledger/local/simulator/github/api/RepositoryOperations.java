package dev.opsledger.local.simulator.github.api;

import dev.opsledger.local.simulator.github.json.RepositoryJson;
import dev.opsledger.local.simulator.github.json.WorkflowJson;
import dev.opsledger.local.simulator.server.Router;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import dev.opsledger.local.simulator.server.SimulatorJson;

/** Repositories and their workflows. */
final class RepositoryOperations {
  private final Repositories repositories;
  private final AppGrants grants;

  RepositoryOperations(Repositories repositories, AppGrants grants) {
    this.repositories = repositories;
    this.grants = grants;
  }

  void addTo(Router<Call.Operation> routes) {
    Repositories.add(routes, "", this::get);
    Repositories.add(routes, "/actions/workflows", this::workflows);
    Repositories.add(routes, "/actions/permissions/artifact-and-log-retention", this::retention);
  }

  private SimulatedResponse get(Call call) {
    return call.ok(RepositoryJson.full(repositories.of(call), call.api()));
  }

  /** Needs the permission Administration: read. */
  private SimulatedResponse retention(Call call) {
    var repository = repositories.of(call);
    if (!grants.has("administration") || !call.caller().administers(repository)) {
      throw GitHubErrorException.of(403, "Resource not accessible by integration");
    }
    return call.ok(
        SimulatorJson.object()
            .put("days", repository.retentionDays())
            .put("maximum_allowed_days", repository.secret() ? 400 : 90));
  }

  private SimulatedResponse workflows(Call call) {
    var repository = repositories.withActions(call);
    var all = repository.workflows();
    return call.page(
        Repositories.path(repository, call),
        all,
        page -> {
          var json = SimulatorJson.object().put("total_count", all.size());
          json.set(
              "workflows", SimulatorJson.array(page, item -> WorkflowJson.of(item, call.api())));
          return json;
        });
  }
}
