package dev.opsledger.local.gateway;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes of the HTTP API, the most specific first. */
final class Routes {
  /** A route and the values of its path's variables, still encoded. */
  record Match(Route route, Map<String, String> variables) {}

  private final List<Route> routes;

  Routes(List<Route> routes) {
    this.routes = routes.stream().sorted(Route::compare).toList();
  }

  Optional<Match> find(String method, String path) {
    List<String> segments = Route.segments(path);
    for (Route each : routes) {
      Optional<Map<String, String>> variables = each.match(method, segments);
      if (variables.isPresent()) {
        return Optional.of(new Match(each, variables.get()));
      }
    }
    return Optional.empty();
  }
}
