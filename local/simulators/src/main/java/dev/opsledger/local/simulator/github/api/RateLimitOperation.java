package dev.opsledger.local.simulator.github.api;

import dev.opsledger.local.simulator.server.Router;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import dev.opsledger.local.simulator.server.SimulatorJson;

/** Reports the caller's rate limit; does not count against it. */
final class RateLimitOperation {
  static final String PATH = "/rate_limit";

  private final RateLimits limits;

  RateLimitOperation(RateLimits limits) {
    this.limits = limits;
  }

  void addTo(Router<Call.Operation> routes) {
    routes.add("GET", PATH, this::get);
  }

  private SimulatedResponse get(Call call) {
    var core = limits.window(call.caller(), call.now()).json();
    var search =
        SimulatorJson.object()
            .put("limit", 30)
            .put("remaining", 30)
            .put("reset", call.now().getEpochSecond() + 60)
            .put("used", 0);
    var json = SimulatorJson.object();
    var resources = json.putObject("resources");
    resources.set("core", core);
    resources.set("search", search);
    json.set("rate", core);
    return call.ok(json);
  }
}
