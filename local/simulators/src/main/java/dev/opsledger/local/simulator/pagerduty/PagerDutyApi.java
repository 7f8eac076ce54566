package dev.opsledger.local.simulator.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.simulator.server.SimulatedApi;
import dev.opsledger.local.simulator.server.SimulatedRequest;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import dev.opsledger.local.simulator.server.SimulatorJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The list operations of PagerDuty's REST API v2. */
final class PagerDutyApi implements SimulatedApi {
  private static final int USUAL_PAGE = 25;
  private static final int LARGEST_PAGE = 100;

  /** "The sum of offset and limit may not exceed 10,000." */
  private static final int REACH = 10_000;

  private final PagerDutyWorld world;
  private final PagerDutyJson json;
  private final String key;
  private final CallLimit limit;
  private final ResponseJson responses;

  /** "This API operation has operation specific rate limits." How many is not documented. */
  private final CallLimit dutyLimit = new CallLimit(100);

  PagerDutyApi(PagerDutyWorld world, String key, CallLimit limit) {
    this.world = world;
    this.json = new PagerDutyJson(world);
    this.responses = new ResponseJson(world, json);
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
      return limited("960", wait.get());
    }
    return switch (request.path()) {
      case "/services" -> list(request, "services", world.services(), json::service);
      case "/teams" -> list(request, "teams", world.teams(), json::team);
      case "/escalation_policies" ->
          list(request, "escalation_policies", world.policies(), json::policy);
      case "/incidents" -> incidents(request);
      case "/log_entries" -> entries(request);
      case "/users" -> list(request, "users", world.users(), responses::user);
      case "/oncalls" -> duties(request);
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

  private SimulatedResponse entries(SimulatedRequest request) {
    try {
      Instant until = request.query("until").map(IncidentFilter::time).orElse(world.now());
      Instant since = request.query("since").map(IncidentFilter::time).orElse(Instant.EPOCH);
      boolean channels = request.query().getOrDefault("include[]", List.of()).contains("channels");
      var found = world.log().between(since, until);
      return list(request, "log_entries", found, entry -> responses.entry(entry, channels));
    } catch (IllegalArgumentException e) {
      return refusal(400, 2001, "Invalid Input Provided: " + e.getMessage());
    }
  }

  private SimulatedResponse duties(SimulatedRequest request) {
    var wait = dutyLimit.take(world.now());
    if (wait.isPresent()) {
      return limited("100", wait.get());
    }
    try {
      Instant since = request.query("since").map(IncidentFilter::time).orElse(world.now());
      Instant until = request.query("until").map(IncidentFilter::time).orElse(since.plusSeconds(1));
      if (until.isAfter(world.now().plus(Duration.ofDays(90)))) {
        return refusal(400, 2001, "Invalid Input Provided: until");
      }
      return list(request, "oncalls", world.duties(since, until), responses::duty)
          .with("ratelimit-limit", "100")
          .with("ratelimit-remaining", Integer.toString(dutyLimit.left()))
          .with("ratelimit-reset", Long.toString(dutyLimit.reset(world.now()).toSeconds() + 1));
    } catch (IllegalArgumentException e) {
      return refusal(400, 2001, "Invalid Input Provided: " + e.getMessage());
    }
  }

  private static SimulatedResponse limited(String calls, Duration wait) {
    return refusal(429, 2020, "Rate Limit Exceeded")
        .with("ratelimit-limit", calls)
        .with("ratelimit-remaining", "0")
        .with("ratelimit-reset", Long.toString(wait.toSeconds() + 1));
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
