package dev.opsledger.local.gateway;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes of the HTTP API, the most specific first. */
final class GatewayRoutes {
  /** A matching route and the values of its path variables, still encoded. */
  record Match(GatewayRoute route, Map<String, String> variables) {}

  private final List<GatewayRoute> routes;

  GatewayRoutes(List<GatewayRoute> routes) {
    this.routes = routes.stream().sorted(GatewayRoute::compare).toList();
  }

  Optional<Match> find(String method, String path) {
    List<String> segments = GatewayRoute.segments(path);
    for (GatewayRoute each : routes) {
      Optional<Map<String, String>> variables = each.match(method, segments);
      if (variables.isPresent()) {
        return Optional.of(new Match(each, variables.get()));
      }
    }
    return Optional.empty();
  }
}
