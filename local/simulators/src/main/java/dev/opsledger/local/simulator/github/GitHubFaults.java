package dev.opsledger.local.simulator.github;

import dev.opsledger.local.simulator.server.Fault;
import java.time.Duration;
import java.util.Map;

/** Ways in which GitHub itself has been seen to fail, in its own words. */
public final class GitHubFaults {
  private GitHubFaults() {}

  /** A secondary rate limit that says how long to wait. */
  public static Fault secondaryLimit(Duration retryAfter) {
    var seconds = Long.toString(retryAfter.toSeconds());
    return Fault.status(403, Map.of("retry-after", seconds), secondary());
  }

  /** A secondary rate limit that does not say how long to wait. */
  public static Fault secondaryLimit() {
    return Fault.status(403, Map.of(), secondary());
  }

  /** GitHub has a bad moment. */
  public static Fault serverError() {
    return Fault.status(500, Map.of(), "{\"message\":\"Server Error\"}");
  }

  /** A proxy before GitHub has a bad moment: not JSON. */
  public static Fault badGateway() {
    return Fault.status(
        502, Map.of("content-type", "text/html"), "<html><h1>502 Bad Gateway</h1></html>");
  }

  /** The token is not good any more. */
  public static Fault badCredentials() {
    return Fault.status(401, Map.of(), "{\"message\":\"Bad credentials\",\"status\":\"401\"}");
  }

  private static String secondary() {
    return "{\"message\":\"You have exceeded a secondary rate limit. Please wait a few minutes"
        + " before you try again.\",\"documentation_url\":\"https://docs.github.com/rest\"}";
  }
}
