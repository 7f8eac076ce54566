package dev.opsledger.gists;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJson;
import dev.opsledger.core.text.CleanText;
import dev.opsledger.core.vendor.Pause;
import dev.opsledger.core.vendor.RateLimited;
import dev.opsledger.core.vendor.VendorHttp;
import dev.opsledger.core.vendor.VendorRefused;
import dev.opsledger.core.vendor.VendorRequest;
import dev.opsledger.core.vendor.VendorResponse;
import dev.opsledger.core.vendor.VendorUnavailable;
import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Calls Pipedrive. Only answers that its description defines count as answers: a redirect, a page
 * of a proxy or a success that says it is none are neither a yes nor a no, and are asked for again
 * later. Of each refusal it says whether waiting cures it.
 */
final class PipedriveHttp {
  /** The burst limit counts calls within two seconds: so short a wait is sat out. */
  private static final Duration SHORT = Duration.ofSeconds(5);

  private static final int TRIES = 3;

  private final VendorHttp http;
  private final PipedriveSettings settings;
  private final Pause pause;
  private final Clock clock;

  PipedriveHttp(VendorHttp http, PipedriveSettings settings, Pause pause, Clock clock) {
    this.http = http;
    this.settings = settings;
    this.pause = pause;
    this.clock = clock;
  }

  /**
   * Asks.
   *
   * @throws VendorUnavailable when there is no answer, or none that can be understood
   */
  JsonNode get(String path) throws RateLimited, VendorUnavailable {
    try {
      return success(call("GET", path, null));
    } catch (VendorRefused e) {
      // Of a question that is asked for every deal alike, this is no verdict on one of them.
      throw new VendorUnavailable(e.getMessage());
    }
  }

  /**
   * Creates something.
   *
   * @return its id
   * @throws VendorUnavailable when it is not known whether it was created
   * @throws RateLimited or VendorRefused when it was not
   */
  long create(String path, JsonNode body) throws RateLimited, VendorRefused, VendorUnavailable {
    JsonNode answer = success(call("POST", path, Json.bytes(body)));
    return Json.number(Json.child(answer, "data"), "id")
        .orElseThrow(() -> new VendorUnavailable("Pipedrive's answer to POST has no id"));
  }

  private static JsonNode success(VendorResponse response) throws VendorUnavailable {
    JsonNode answer = response.json();
    JsonNode success = answer.isObject() ? answer.get("success") : null;
    if (success == null || !success.isBoolean() || !success.getBooleanValue()) {
      throw new VendorUnavailable(
          "Pipedrive answered %d without success%s".formatted(response.status(), said(response)));
    }
    return answer;
  }

  private VendorResponse call(String method, String path, byte[] body)
      throws RateLimited, VendorRefused, VendorUnavailable {
    for (int attempt = 1; ; attempt++) {
      VendorResponse response = once(method, path, body);
      if (response.status() == 200 || response.status() == 201) {
        return response;
      }
      RateLimited limited = refusal(method, path, response);
      Duration wait = Duration.between(clock.instant(), limited.until());
      if (attempt == TRIES || wait.compareTo(SHORT) > 0) {
        throw limited;
      }
      pause.pause(wait);
    }
  }

  private VendorResponse once(String method, String path, byte[] body) throws VendorUnavailable {
    var headers =
        Map.of(
            "x-api-token", settings.key().orElseThrow().reveal(),
            "Accept", "application/json",
            "Content-Type", "application/json",
            "User-Agent", "opsledger");
    var request = new VendorRequest(method, URI.create(settings.base() + path), headers, body);
    return method.equals("GET") ? http.send(request) : http.sendOnce(request);
  }

  private RateLimited refusal(String method, String path, VendorResponse response)
      throws VendorRefused, VendorUnavailable {
    int status = response.status();
    Instant now = clock.instant();
    String said = said(response);
    return switch (status) {
      case 429 -> CrmLimits.wait(response, said, now);
      case 401 ->
          new RateLimited(
              now.plus(CrmLimits.PEOPLE), "Pipedrive does not accept PIPEDRIVE_API_KEY" + said);
      case 402, 403 ->
          new RateLimited(
              now.plus(CrmLimits.PEOPLE),
              "Pipedrive's plan allows no more (" + status + ")" + said);
      case 400, 422 -> throw verdict(response, said);
      default -> {
        if (status < 500) {
          String at = path.replaceFirst("\\?.*", "");
          throw new VendorUnavailable(
              "Pipedrive answered %d to %s %s; is its address right?"
                  .formatted(status, method, at));
        }
        throw new VendorUnavailable("Pipedrive answered " + status);
      }
    };
  }

  /** What is asked for is refused, where Pipedrive says it and not something on the way. */
  private static VendorRefused verdict(VendorResponse response, String said)
      throws VendorUnavailable {
    if (!response.json().isObject()) {
      throw new VendorUnavailable("Pipedrive's refusal is not its own");
    }
    return new VendorRefused(response.status(), "Pipedrive answered " + response.status() + said);
  }

  private static String said(VendorResponse response) {
    try {
      return Json.text(Json.parse(response.body()), "error")
          .map(m -> ": " + CleanText.cut(m, 200))
          .orElse("");
    } catch (MalformedJson e) {
      return "";
    }
  }
}
