package dev.opsledger.local.simulator.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Maps methods and path templates such as {@code /repos/{owner}/{repo}} to handlers; a variable
 * matches one segment. If several templates match, the one added first wins.
 */
public final class Router<H> {
  /** A matching route, with the decoded values of its path variables. */
  public record Match<H>(H handler, Map<String, String> parameters) {}

  private record Route<H>(String method, List<String> template, H handler) {}

  private final List<Route<H>> routes = new ArrayList<>();

  /** Adds a route. */
  public Router<H> add(String method, String template, H handler) {
    routes.add(new Route<>(method, segments(template), handler));
    return this;
  }

  /** All routes, such as {@code GET /repos/{owner}/{repo}}, in the order added. */
  public List<String> operations() {
    return routes.stream()
        .map(route -> route.method + " " + String.join("/", route.template))
        .toList();
  }

  /** Finds the route for a method and a percent-encoded path. */
  public Optional<Match<H>> find(String method, String path) {
    var segments = segments(path);
    return routes.stream()
        .filter(route -> route.method.equals(method))
        .flatMap(
            route ->
                parameters(route.template, segments)
                    .map(found -> new Match<>(route.handler, found))
                    .stream())
        .findFirst();
  }

  private static Optional<Map<String, String>> parameters(
      List<String> template, List<String> segments) {
    if (template.size() != segments.size()) {
      return Optional.empty();
    }
    var found = new HashMap<String, String>();
    for (int i = 0; i < template.size(); i++) {
      var expected = template.get(i);
      if (expected.startsWith("{")) {
        found.put(expected.substring(1, expected.length() - 1), decode(segments.get(i)));
      } else if (!expected.equals(segments.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(found);
  }

  private static List<String> segments(String path) {
    return List.of(path.split("/", -1));
  }

  private static String decode(String segment) {
    // A plus sign stands for itself in a path, unlike in a query.
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
