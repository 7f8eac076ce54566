package dev.opsledger.local.simulator.server;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a simulated vendor answers.
 *
 * @param status the HTTP status
 * @param headers in the order sent
 * @param body empty where there is none
 */
public record SimulatedResponse(int status, Map<String, String> headers, String body) {

  /** An answer whose body is JSON. */
  public static SimulatedResponse json(int status, String body) {
    return new SimulatedResponse(
        status, Map.of("content-type", "application/json; charset=utf-8"), body);
  }

  /** The same with one more header. */
  public SimulatedResponse with(String name, String value) {
    return with(Map.of(name, value));
  }

  /** The same with more headers; a header of the same name is replaced. */
  public SimulatedResponse with(Map<String, String> more) {
    var all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new SimulatedResponse(status, all, body);
  }

  /** The same status and headers around another body. */
  public SimulatedResponse withBody(String other) {
    return new SimulatedResponse(status, headers, other);
  }
}
