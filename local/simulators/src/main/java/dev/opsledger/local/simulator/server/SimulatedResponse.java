package dev.opsledger.local.simulator.server;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The response of a simulated vendor.
 *
 * @param status the HTTP status
 * @param headers in the order sent
 * @param body empty if there is none
 */
public record SimulatedResponse(int status, Map<String, String> headers, String body) {

  /** A response with a JSON body. */
  public static SimulatedResponse json(int status, String body) {
    return new SimulatedResponse(
        status, Map.of("content-type", "application/json; charset=utf-8"), body);
  }

  /** A copy with one more header. */
  public SimulatedResponse with(String name, String value) {
    return with(Map.of(name, value));
  }

  /** A copy with more headers; headers of the same name are replaced. */
  public SimulatedResponse with(Map<String, String> more) {
    var all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new SimulatedResponse(status, all, body);
  }

  /** A copy with another body. */
  public SimulatedResponse withBody(String other) {
    return new SimulatedResponse(status, headers, other);
  }
}
