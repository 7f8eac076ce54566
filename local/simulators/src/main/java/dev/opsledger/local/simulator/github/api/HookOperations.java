package dev.opsledger.local.simulator.github.api;

import dev.opsledger.local.simulator.github.json.AppJson;
import dev.opsledger.local.simulator.github.json.DeliveryJson;
import dev.opsledger.local.simulator.github.webhook.Deliveries;
import dev.opsledger.local.simulator.github.webhook.DeliveryAttempt;
import dev.opsledger.local.simulator.server.Router;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import dev.opsledger.local.simulator.server.SimulatorJson;
import java.util.List;

/** The App itself, and the deliveries of its webhook. */
final class HookOperations {
  private static final String PATH = "/app/hook/deliveries";
  private static final String CURSOR = "v1_";

  private final GitHubApp app;
  private final AppGrants grants;
  private final Deliveries deliveries;

  HookOperations(GitHubApp app, AppGrants grants, Deliveries deliveries) {
    this.app = app;
    this.grants = grants;
    this.deliveries = deliveries;
  }

  void addTo(Router<Call.Operation> routes) {
    routes
        .add("GET", "/app", this::app)
        .add("GET", PATH, this::list)
        .add("POST", PATH + "/{delivery_id}/attempts", this::redeliver);
  }

  private SimulatedResponse app(Call call) {
    AppOperations.requireApp(call);
    return call.ok(
        AppJson.of(app.id(), app.clientId(), grants.permissions(), grants.events(), call.api()));
  }

  /** There is no page number; a cursor names the last delivery of the page before. */
  private SimulatedResponse list(Call call) {
    AppOperations.requireApp(call);
    long before = call.query("cursor").map(HookOperations::position).orElse(Long.MAX_VALUE);
    String wanted = call.query("status").orElse("all");
    List<DeliveryAttempt> all =
        deliveries.newestFirst().stream()
            .filter(each -> each.id() < before && matches(each, wanted))
            .toList();
    int size = PageRequest.of(call.request()).perPage();
    List<DeliveryAttempt> page = all.subList(0, Math.min(size, all.size()));
    var answer = call.ok(SimulatorJson.array(page, DeliveryJson::of));
    if (page.size() == all.size()) {
      return answer;
    }
    String next =
        "<%s%s?per_page=%d&cursor=%s%d>; rel=\"next\""
            .formatted(call.api(), PATH, size, CURSOR, page.getLast().id());
    return answer.with("link", next);
  }

  /** "failure" means a response of 400 to 599, so it leaves out what never connected. */
  private static boolean matches(DeliveryAttempt delivery, String wanted) {
    int code = delivery.statusCode();
    return switch (wanted) {
      case "success" -> code >= 200 && code < 400;
      case "failure" -> code >= 400;
      default -> true;
    };
  }

  private static long position(String cursor) {
    if (!cursor.matches(CURSOR + "\\d{1,18}")) {
      throw GitHubErrorException.of(422, "Validation Failed: cursor");
    }
    return Long.parseLong(cursor.substring(CURSOR.length()));
  }

  private SimulatedResponse redeliver(Call call) {
    AppOperations.requireApp(call);
    try {
      if (!deliveries.redeliver(call.id("delivery_id"))) {
        throw GitHubErrorException.notFound();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw GitHubErrorException.of(500, "Server Error");
    }
    return SimulatedResponse.json(202, "{}");
  }
}
