package dev.opsledger.local.simulator.server;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Predicates over requests, for injecting faults and for counting. */
public final class RequestFilters {
  private RequestFilters() {}

  /** Matches every request. */
  public static Predicate<SimulatedRequest> any() {
    return request -> true;
  }

  /** Matches a method, and a regular expression against the whole path. */
  public static Predicate<SimulatedRequest> to(String method, String pathRegex) {
    var pattern = Pattern.compile(pathRegex);
    return request -> request.method().equals(method) && pattern.matcher(request.path()).matches();
  }

  /** Matches a regular expression against the whole path, with any method. */
  public static Predicate<SimulatedRequest> path(String pathRegex) {
    var pattern = Pattern.compile(pathRegex);
    return request -> pattern.matcher(request.path()).matches();
  }

  /** Matches a query parameter's value. */
  public static Predicate<SimulatedRequest> query(String name, String value) {
    return request -> request.query(name).filter(value::equals).isPresent();
  }
}
