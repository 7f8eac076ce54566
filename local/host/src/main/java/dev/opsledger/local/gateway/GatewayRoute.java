package dev.opsledger.local.gateway;

import dev.opsledger.local.function.LocalFunction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A route of an HTTP API.
 *
 * @param method in upper case, or {@code ANY}
 * @param path as written in the template
 */
public record GatewayRoute(String method, String path, LocalFunction function, Duration timeout) {
  private static final int GREEDY = 1;
  private static final int VARIABLE = 2;
  private static final int TEXT = 3;

  /** API Gateway's route key, such as {@code GET /gists/{id}}. */
  String key() {
    return isDefault() ? "$default" : method + " " + path;
  }

  boolean isDefault() {
    return path.equals("$default") || path.equals("/$default");
  }

  /** The path's variables, still encoded, if the route matches; otherwise empty. */
  Optional<Map<String, String>> match(String requestMethod, List<String> segments) {
    if (!method.equals("ANY") && !method.equals(requestMethod)) {
      return Optional.empty();
    }
    return isDefault() ? Optional.of(Map.of()) : variables(segments);
  }

  private Optional<Map<String, String>> variables(List<String> segments) {
    List<String> pattern = segments(path);
    Map<String, String> variables = new LinkedHashMap<>();
    for (int i = 0; i < pattern.size(); i++) {
      String part = pattern.get(i);
      if (kind(part) == GREEDY && i < segments.size()) {
        variables.put(name(part), String.join("/", segments.subList(i, segments.size())));
        return Optional.of(variables);
      }
      if (i >= segments.size() || !fits(part, segments.get(i))) {
        return Optional.empty();
      }
      if (kind(part) == VARIABLE) {
        variables.put(name(part), segments.get(i));
      }
    }
    return pattern.size() == segments.size() ? Optional.of(variables) : Optional.empty();
  }

  private static boolean fits(String part, String segment) {
    return kind(part) == VARIABLE ? !segment.isEmpty() : part.equals(segment);
  }

  private static int kind(String part) {
    if (!part.startsWith("{")) {
      return TEXT;
    }
    return part.endsWith("+}") ? GREEDY : VARIABLE;
  }

  private static String name(String part) {
    return part.replaceAll("[{}+]", "");
  }

  static List<String> segments(String path) {
    List<String> segments = new ArrayList<>(List.of(path.split("/", -1)));
    segments.removeFirst();
    return segments;
  }

  /**
   * Orders routes by API Gateway's precedence: full matches before paths with variables, those
   * before greedy ones, the default route last; on the same path, a method before {@code ANY}.
   */
  static int compare(GatewayRoute a, GatewayRoute b) {
    if (a.isDefault() != b.isDefault()) {
      return a.isDefault() ? 1 : -1;
    }
    List<String> these = segments(a.path);
    List<String> those = segments(b.path);
    for (int i = 0; i < Math.min(these.size(), those.size()); i++) {
      int order = Integer.compare(kind(those.get(i)), kind(these.get(i)));
      if (order != 0) {
        return order;
      }
    }
    int order = Integer.compare(those.size(), these.size());
    return order != 0 ? order : Boolean.compare(a.method.equals("ANY"), b.method.equals("ANY"));
  }
}
