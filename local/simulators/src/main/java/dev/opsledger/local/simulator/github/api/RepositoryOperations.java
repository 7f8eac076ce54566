package dev.opsledger.local.simulator.github.api;

import dev.opsledger.local.simulator.github.json.RepositoryJson;
import dev.opsledger.local.simulator.github.json.WorkflowJson;
import dev.opsledger.local.simulator.server.Router;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import dev.opsledger.local.simulator.server.SimulatorJson;

/** Repositories and their workflows. */
final class RepositoryOperations {
  private final Repositories repositories;

  RepositoryOperations(Repositories repositories) {
    this.repositories = repositories;
  }

  void addTo(Router<Call.Operation> routes) {
    Repositories.add(routes, "", this::get);
    Repositories.add(routes, "/actions/workflows", this::workflows);
  }

  private SimulatedResponse get(Call call) {
    return call.ok(RepositoryJson.full(repositories.of(call), call.api()));
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
