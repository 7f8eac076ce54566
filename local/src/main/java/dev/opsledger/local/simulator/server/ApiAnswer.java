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
public record ApiAnswer(int status, Map<String, String> headers, String body) {

  /** An answer whose body is JSON. */
  public static ApiAnswer json(int status, String body) {
    return new ApiAnswer(status, Map.of("content-type", "application/json; charset=utf-8"), body);
  }

  /** The same with one more header. */
  public ApiAnswer with(String name, String value) {
    return with(Map.of(name, value));
  }

  /** The same with more headers; a header of the same name is replaced. */
  public ApiAnswer with(Map<String, String> more) {
    var all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new ApiAnswer(status, all, body);
  }

  /** The same status and headers around another body. */
  public ApiAnswer withBody(String other) {
    return new ApiAnswer(status, headers, other);
  }
}
