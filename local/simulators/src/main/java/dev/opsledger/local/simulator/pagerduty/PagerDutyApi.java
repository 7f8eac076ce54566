package dev.opsledger.local.simulator.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.simulator.server.SimulatedApi;
import dev.opsledger.local.simulator.server.SimulatedRequest;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import dev.opsledger.local.simulator.server.SimulatorJson;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The four list operations of PagerDuty's REST API v2. */
final class PagerDutyApi implements SimulatedApi {
  private static final int USUAL_PAGE = 25;
  private static final int LARGEST_PAGE = 100;

  /** "The sum of offset and limit may not exceed 10,000." */
  private static final int REACH = 10_000;

  private final PagerDutyWorld world;
  private final PagerDutyJson json;
  private final String key;
  private final CallLimit limit;

  PagerDutyApi(PagerDutyWorld world, String key, CallLimit limit) {
    this.world = world;
    this.json = new PagerDutyJson(world);
    this.key = key;
    this.limit = limit;
  }

  @Override
  public SimulatedResponse answer(SimulatedRequest request) {
    if (!request.header("authorization").equals(Optional.of("Token token=" + key))) {
      return refusal(401, 2006, "Unauthorized");
    }
    var wait = limit.take(world.now());
    if (wait.isPresent()) {
      return refusal(429, 2020, "Rate Limit Exceeded")
          .with("ratelimit-limit", "960")
          .with("ratelimit-remaining", "0")
          .with("ratelimit-reset", Long.toString(wait.get().toSeconds() + 1));
    }
    return switch (request.path()) {
      case "/services" -> list(request, "services", world.services(), json::service);
      case "/teams" -> list(request, "teams", world.teams(), json::team);
      case "/escalation_policies" ->
          list(request, "escalation_policies", world.policies(), json::policy);
      case "/incidents" -> incidents(request);
      default -> refusal(404, 2100, "Not Found");
    };
  }

  private SimulatedResponse incidents(SimulatedRequest request) {
    try {
      var found = IncidentFilter.of(request, world.now()).from(world);
      return list(request, "incidents", found, json::incident);
    } catch (IllegalArgumentException e) {
      return refusal(400, 2001, "Invalid Input Provided: " + e.getMessage());
    }
  }

  private static <T> SimulatedResponse list(
      SimulatedRequest request, String name, List<T> all, Function<T, JsonNode> rendering) {
    int limit = number(request, "limit", USUAL_PAGE);
    int offset = number(request, "offset", 0);
    if (limit < 1 || limit > LARGEST_PAGE || offset < 0 || offset + limit > REACH) {
      return refusal(400, 2001, "Invalid Input Provided: offset and limit");
    }
    var page = all.subList(Math.min(all.size(), offset), Math.min(all.size(), offset + limit));
    var body = SimulatorJson.object();
    body.set(name, SimulatorJson.array(page, rendering));
    body.put("limit", limit).put("offset", offset).put("more", offset + limit < all.size());
    if (request.query("total").equals(Optional.of("true"))) {
      body.put("total", all.size());
    } else {
      body.putNull("total");
    }
    return SimulatedResponse.json(200, SimulatorJson.write(body));
  }

  private static int number(SimulatedRequest request, String name, int usual) {
    return request
        .query(name)
        .map(text -> text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1)
        .orElse(usual);
  }

  private static SimulatedResponse refusal(int status, int code, String message) {
    var body = SimulatorJson.object();
    body.putObject("error").put("code", code).put("message", message);
    return SimulatedResponse.json(status, SimulatorJson.write(body));
  }
}
