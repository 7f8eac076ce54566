package dev.opsledger.gists.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import dev.opsledger.core.text.CleanText;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.Sleeper;
import dev.opsledger.core.vendor.VendorHttp;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorRequest;
import dev.opsledger.core.vendor.VendorResponse;
import dev.opsledger.core.vendor.VendorUnavailableException;
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
public final class PipedriveHttp {
  /** The burst limit counts calls within two seconds: so short a wait is sat out. */
  private static final Duration SHORT = Duration.ofSeconds(5);

  private static final int TRIES = 3;

  private final VendorHttp http;
  private final PipedriveSettings settings;
  private final Sleeper pause;
  private final Clock clock;

  public PipedriveHttp(VendorHttp http, PipedriveSettings settings, Sleeper pause, Clock clock) {
    this.http = http;
    this.settings = settings;
    this.pause = pause;
    this.clock = clock;
  }

  /**
   * Asks.
   *
   * @throws VendorUnavailableException when there is no answer, or none that can be understood
   */
  JsonNode get(String path) throws RateLimitedException, VendorUnavailableException {
    try {
      return success(call("GET", path, null));
    } catch (VendorRefusedException e) {
      // Of a question that is asked for every deal alike, this is no verdict on one of them.
      throw new VendorUnavailableException(e.getMessage());
    }
  }

  /**
   * Creates something.
   *
   * @return its id
   * @throws VendorUnavailableException when it is not known whether it was created
   * @throws RateLimitedException or VendorRefusedException when it was not
   */
  long create(String path, JsonNode body)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    JsonNode answer = success(call("POST", path, Json.bytes(body)));
    return Json.number(Json.child(answer, "data"), "id")
        .orElseThrow(() -> new VendorUnavailableException("Pipedrive's answer to POST has no id"));
  }

  private static JsonNode success(VendorResponse response) throws VendorUnavailableException {
    JsonNode answer = response.json();
    JsonNode success = answer.isObject() ? answer.get("success") : null;
    if (success == null || !success.isBoolean() || !success.getBooleanValue()) {
      throw new VendorUnavailableException(
          "Pipedrive answered %d without success%s".formatted(response.status(), said(response)));
    }
    return answer;
  }

  private VendorResponse call(String method, String path, byte[] body)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    for (int attempt = 1; ; attempt++) {
      VendorResponse response = once(method, path, body);
      if (response.status() == 200 || response.status() == 201) {
        return response;
      }
      RateLimitedException limited = refusal(method, path, response);
      Duration wait = Duration.between(clock.instant(), limited.until());
      if (attempt == TRIES || wait.compareTo(SHORT) > 0) {
        throw limited;
      }
      pause.pause(wait);
    }
  }

  private VendorResponse once(String method, String path, byte[] body)
      throws VendorUnavailableException {
    var headers =
        Map.of(
            "x-api-token", settings.key().orElseThrow().reveal(),
            "Accept", "application/json",
            "Content-Type", "application/json",
            "User-Agent", "opsledger");
    var request = new VendorRequest(method, URI.create(settings.base() + path), headers, body);
    return method.equals("GET") ? http.send(request) : http.sendOnce(request);
  }

  private RateLimitedException refusal(String method, String path, VendorResponse response)
      throws VendorRefusedException, VendorUnavailableException {
    int status = response.status();
    Instant now = clock.instant();
    String said = said(response);
    return switch (status) {
      case 429 -> PipedriveRateLimits.wait(response, said, now);
      case 401 ->
          new RateLimitedException(
              now.plus(PipedriveRateLimits.PEOPLE), "Pipedrive does not accept PIPEDRIVE_API_KEY" + said);
      case 402, 403 ->
          new RateLimitedException(
              now.plus(PipedriveRateLimits.PEOPLE),
              "Pipedrive's plan allows no more (" + status + ")" + said);
      case 400, 422 -> throw verdict(response, said);
      default -> {
        if (status < 500) {
          String at = path.replaceFirst("\\?.*", "");
          throw new VendorUnavailableException(
              "Pipedrive answered %d to %s %s; is its address right?"
                  .formatted(status, method, at));
        }
        throw new VendorUnavailableException("Pipedrive answered " + status);
      }
    };
  }

  /** What is asked for is refused, where Pipedrive says it and not something on the way. */
  private static VendorRefusedException verdict(VendorResponse response, String said)
      throws VendorUnavailableException {
    if (!response.json().isObject()) {
      throw new VendorUnavailableException("Pipedrive's refusal is not its own");
    }
    return new VendorRefusedException(
        response.status(), "Pipedrive answered " + response.status() + said);
  }

  private static String said(VendorResponse response) {
    try {
      return Json.text(Json.parse(response.body()), "error")
          .map(m -> ": " + CleanText.cut(m, 200))
          .orElse("");
    } catch (MalformedJsonException e) {
      return "";
    }
  }
}
