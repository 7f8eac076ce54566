package dev.opsledger.local.simulator.server;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as a simulated vendor receives it.
 *
 * @param method upper case
 * @param origin scheme, host and port that the caller used, for the links of an answer
 * @param path as sent, percent-encoded, without the query
 * @param rawQuery as sent, empty where there is none
 * @param query decoded, in the order sent
 * @param headers by lower-case name; repeated ones joined by a comma
 * @param body empty where there is none
 * @param remoteAddress the caller's address, which anonymous limits are counted by
 */
public record SimulatedRequest(
    String method,
    String origin,
    String path,
    String rawQuery,
    Map<String, List<String>> query,
    Map<String, String> headers,
    String body,
    String remoteAddress) {

  /** The first value of a query parameter. */
  public Optional<String> query(String name) {
    return query.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** A header's value, whatever the letter case of its name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Method, path and query in one line, for messages. */
  public String line() {
    return method + " " + path + (rawQuery.isEmpty() ? "" : "?" + rawQuery);
  }
}
