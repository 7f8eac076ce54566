package dev.opsledger.gists.sync;

import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import dev.opsledger.core.text.CleanText;
import dev.opsledger.core.vendor.RateLimitedException;
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
import java.util.Optional;

/**
 * Calls Pipedrive. Only responses as its API description defines them count: a redirect, a proxy's
 * page or a 200 without {@code "success":true} is neither success nor refusal, and the request is
 * retried later. Refusals are sorted into those that end by waiting and those that do not.
 */
public final class PipedriveHttp {
  /** Waits up to this long, as for the burst limit of two seconds, are slept through. */
  private static final Duration MAX_SLEEP = Duration.ofSeconds(5);

  private static final int TRIES = 3;

  private final VendorHttp http;
  private final PipedriveSettings settings;
  private final Sleeper sleeper;
  private final Clock clock;

  public PipedriveHttp(VendorHttp http, PipedriveSettings settings, Sleeper sleeper, Clock clock) {
    this.http = http;
    this.settings = settings;
    this.sleeper = sleeper;
    this.clock = clock;
  }

  /**
   * Sends a GET.
   *
   * @throws VendorUnavailableException if there is no response or it is not understood
   */
  JsonNode get(String path)
      throws ForbiddenException, RateLimitedException, VendorUnavailableException {
    try {
      return success(call("GET", path, null));
    } catch (VendorRefusedException e) {
      // The same GET is sent for every deal, so its refusal is not about one of them.
      throw new VendorUnavailableException(e.getMessage());
    }
  }

  /**
   * Creates something by a POST.
   *
   * @return its id
   * @throws VendorUnavailableException if it may or may not have been created
   * @throws RateLimitedException, ForbiddenException or VendorRefusedException if it was not
   *     created
   */
  long create(String path, JsonNode body)
      throws ForbiddenException,
          RateLimitedException,
          VendorRefusedException,
          VendorUnavailableException {
    JsonNode created = success(call("POST", path, Json.bytes(body)));
    return Json.number(Json.child(created, "data"), "id")
        .orElseThrow(
            () -> new VendorUnavailableException("Pipedrive's response to POST has no id"));
  }

  private static JsonNode success(VendorResponse response) throws VendorUnavailableException {
    JsonNode body = response.json();
    if (!succeeded(body).orElse(false)) {
      throw new VendorUnavailableException(
          "Pipedrive answered %d without success%s".formatted(response.status(), said(response)));
    }
    return body;
  }

  /** Whether Pipedrive says that it did what was asked; empty if it does not say. */
  private static Optional<Boolean> succeeded(JsonNode body) {
    return Optional.ofNullable(body.isObject() ? body.get("success") : null)
        .filter(JsonNode::isBoolean)
        .map(JsonNode::getBooleanValue);
  }

  private VendorResponse call(String method, String path, byte[] body)
      throws ForbiddenException,
          RateLimitedException,
          VendorRefusedException,
          VendorUnavailableException {
    for (int attempt = 1; ; attempt++) {
      VendorResponse response = once(method, path, body);
      if (response.status() == 200 || response.status() == 201) {
        return response;
      }
      RateLimitedException limited = refusal(method, path, response);
      Duration wait = Duration.between(clock.instant(), limited.until());
      if (attempt == TRIES || wait.compareTo(MAX_SLEEP) > 0) {
        throw limited;
      }
      sleeper.pause(wait);
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
      throws ForbiddenException, VendorRefusedException, VendorUnavailableException {
    int status = response.status();
    Instant now = clock.instant();
    String said = said(response);
    String at = method + " " + path.replaceFirst("\\?.*", "");
    return switch (status) {
      case 429 -> PipedriveRateLimits.limited(response, said, now);
      case 401 ->
          new RateLimitedException(
              now.plus(PipedriveRateLimits.UNTIL_RESOLVED),
              "Pipedrive does not accept PIPEDRIVE_API_KEY" + said);
      case 402, 403 ->
          throw new ForbiddenException(
              status, at, said, now.plus(PipedriveRateLimits.UNTIL_RESOLVED));
      case 400, 422 -> throw verdict(response, said);
      default -> {
        if (status < 500) {
          throw new VendorUnavailableException(
              "Pipedrive answered %d to %s; check its address".formatted(status, at));
        }
        throw new VendorUnavailableException("Pipedrive answered " + status);
      }
    };
  }

  /**
   * A refusal counts only if it is in Pipedrive's format, with {@code "success":false}, not a
   * proxy's.
   */
  private static VendorRefusedException verdict(VendorResponse response, String said)
      throws VendorUnavailableException {
    if (succeeded(response.json()).orElse(true)) {
      throw new VendorUnavailableException("the refusal is not in Pipedrive's format");
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
