package dev.opsledger.local.simulator.server;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as a simulated vendor receives it.
 *
 * @param method in upper case
 * @param origin scheme, host and port that the caller used, for links in the response
 * @param path as sent, percent-encoded, without the query
 * @param rawQuery as sent, empty if there is none
 * @param query decoded, in the order sent
 * @param headers by lower-case name; repeated headers are joined by a comma
 * @param body empty if there is none
 * @param remoteAddress the caller's address, for anonymous rate limits
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

  /** A header's value; the name is case-insensitive. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Method, path and query on one line, for messages. */
  public String line() {
    return method + " " + path + (rawQuery.isEmpty() ? "" : "?" + rawQuery);
  }
}
