package dev.opsledger.local.simulator.github;

import dev.opsledger.local.simulator.server.Fault;
import java.time.Duration;
import java.util.Map;

/** Failures that have been observed in GitHub's API, with its own messages. */
public final class GitHubFaults {
  private GitHubFaults() {}

  /** A secondary rate limit with a {@code Retry-After} header. */
  public static Fault secondaryLimit(Duration retryAfter) {
    var seconds = Long.toString(retryAfter.toSeconds());
    return Fault.status(403, Map.of("retry-after", seconds), secondary());
  }

  /** A secondary rate limit without a {@code Retry-After} header. */
  public static Fault secondaryLimit() {
    return Fault.status(403, Map.of(), secondary());
  }

  /** A 500 with GitHub's JSON body. */
  public static Fault serverError() {
    return Fault.status(500, Map.of(), "{\"message\":\"Server Error\"}");
  }

  /** A 502 from a proxy in front of GitHub, as HTML instead of JSON. */
  public static Fault badGateway() {
    return Fault.status(
        502, Map.of("content-type", "text/html"), "<html><h1>502 Bad Gateway</h1></html>");
  }

  /** The token is no longer valid. */
  public static Fault badCredentials() {
    return Fault.status(401, Map.of(), "{\"message\":\"Bad credentials\",\"status\":\"401\"}");
  }

  private static String secondary() {
    return "{\"message\":\"You have exceeded a secondary rate limit. Please wait a few minutes"
        + " before you try again.\",\"documentation_url\":\"https://docs.github.com/rest\"}";
  }
}
