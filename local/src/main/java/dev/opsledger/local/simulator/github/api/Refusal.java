package dev.opsledger.local.simulator.github.api;

import dev.opsledger.local.simulator.github.json.Json;
import dev.opsledger.local.simulator.server.ApiAnswer;
import java.util.Map;

/** A request that is not answered with what it asked for, in GitHub's error shape. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String DOCUMENTATION = "https://docs.github.com/rest";

  private final transient ApiAnswer answer;

  private Refusal(ApiAnswer answer) {
    // Thrown in the course of business: a stack trace would only cost.
    super(answer.body(), null, false, false);
    this.answer = answer;
  }

  static Refusal of(int status, String message) {
    return of(status, message, Map.of());
  }

  static Refusal of(int status, String message, Map<String, String> headers) {
    return new Refusal(ApiAnswer.json(status, body(status, message)).with(headers));
  }

  static Refusal badCredentials() {
    return of(401, "Bad credentials");
  }

  static Refusal notFound() {
    return of(404, "Not Found");
  }

  /** A redirect, with the new address in the body too, as GitHub's have it. */
  static Refusal moved(String url) {
    var body =
        Json.object()
            .put("message", "Moved Permanently")
            .put("url", url)
            .put("documentation_url", DOCUMENTATION);
    return new Refusal(ApiAnswer.json(301, Json.write(body)).with("location", url));
  }

  ApiAnswer answer() {
    return answer;
  }

  private static String body(int status, String message) {
    return Json.write(
        Json.object()
            .put("message", message)
            .put("documentation_url", DOCUMENTATION)
            .put("status", Integer.toString(status)));
  }
}
