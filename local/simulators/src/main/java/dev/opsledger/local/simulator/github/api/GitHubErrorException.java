package dev.opsledger.local.simulator.github.api;

import dev.opsledger.local.simulator.server.SimulatedResponse;
import dev.opsledger.local.simulator.server.SimulatorJson;
import java.util.Map;

/** Carries an error or redirect response, in GitHub's error format. */
final class GitHubErrorException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String DOCUMENTATION = "https://docs.github.com/rest";

  private final transient SimulatedResponse answer;

  private GitHubErrorException(SimulatedResponse answer) {
    // Used for control flow, so without a costly stack trace.
    super(answer.body(), null, false, false);
    this.answer = answer;
  }

  static GitHubErrorException of(int status, String message) {
    return of(status, message, Map.of());
  }

  static GitHubErrorException of(int status, String message, Map<String, String> headers) {
    return new GitHubErrorException(
        SimulatedResponse.json(status, body(status, message)).with(headers));
  }

  static GitHubErrorException badCredentials() {
    return of(401, "Bad credentials");
  }

  static GitHubErrorException notFound() {
    return of(404, "Not Found");
  }

  /** A redirect, with the new URL also in the body, as GitHub sends it. */
  static GitHubErrorException moved(String url) {
    var body =
        SimulatorJson.object()
            .put("message", "Moved Permanently")
            .put("url", url)
            .put("documentation_url", DOCUMENTATION);
    return new GitHubErrorException(
        SimulatedResponse.json(301, SimulatorJson.write(body)).with("location", url));
  }

  SimulatedResponse answer() {
    return answer;
  }

  private static String body(int status, String message) {
    return SimulatorJson.write(
        SimulatorJson.object()
            .put("message", message)
            .put("documentation_url", DOCUMENTATION)
            .put("status", Integer.toString(status)));
  }
}
