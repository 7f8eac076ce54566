package dev.opsledger.local.simulator.server;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Predicates over requests, for faults and for counting. */
public final class RequestFilters {
  private RequestFilters() {}

  /** Every request. */
  public static Predicate<SimulatedRequest> any() {
    return request -> true;
  }

  /** Those of a method whose whole path matches a regular expression. */
  public static Predicate<SimulatedRequest> to(String method, String pathRegex) {
    var pattern = Pattern.compile(pathRegex);
    return request -> request.method().equals(method) && pattern.matcher(request.path()).matches();
  }

  /** Those whose whole path matches a regular expression, whatever the method. */
  public static Predicate<SimulatedRequest> path(String pathRegex) {
    var pattern = Pattern.compile(pathRegex);
    return request -> pattern.matcher(request.path()).matches();
  }

  /** Those that carry a query parameter with this value. */
  public static Predicate<SimulatedRequest> query(String name, String value) {
    return request -> request.query(name).filter(value::equals).isPresent();
  }
}
