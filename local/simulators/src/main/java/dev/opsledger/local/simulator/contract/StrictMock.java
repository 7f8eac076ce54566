package dev.opsledger.local.simulator.contract;

import dev.opsledger.local.simulator.server.SimulatedApi;
import dev.opsledger.local.simulator.server.SimulatedRequest;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * Validates all requests and responses of a simulated API against the vendor's OpenAPI document:
 * {@code Setup.usual().around(strict)}. Collects violations, and rejects invalid requests.
 */
public final class StrictMock implements UnaryOperator<SimulatedApi> {
  private final UpstreamContract contract;
  private final List<String> violations = new CopyOnWriteArrayList<>();

  /** Validates against the OpenAPI document of a vendor. */
  public StrictMock(String vendor) {
    contract = UpstreamContract.of(vendor);
  }

  /** All violations so far, in requests and responses. */
  public List<String> violations() {
    return List.copyOf(violations);
  }

  @Override
  public SimulatedApi apply(SimulatedApi api) {
    return request -> answer(api, request);
  }

  private SimulatedResponse answer(SimulatedApi api, SimulatedRequest request) {
    var wrong = contract.violations(request);
    violations.addAll(wrong);
    if (!wrong.isEmpty()) {
      return SimulatedResponse.json(400, "{\"message\":\"Not a valid request\"}");
    }
    var answer = api.answer(request);
    violations.addAll(contract.violations(request, answer));
    return answer;
  }
}
