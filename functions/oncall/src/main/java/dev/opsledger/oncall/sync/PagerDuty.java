package dev.opsledger.oncall.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.opsledger.core.config.NotConfiguredException;
import dev.opsledger.core.config.Secret;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.text.Sha256;
import dev.opsledger.core.vendor.Backoff;
import dev.opsledger.core.vendor.Gate;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorHttp;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorRequest;
import dev.opsledger.core.vendor.VendorResponse;
import dev.opsledger.core.vendor.VendorUnavailableException;
import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A client for the lists of PagerDuty's REST API v2. */
public final class PagerDuty {
  /** The most items of a page ("Pagination"). */
  static final int PAGE = 100;

  /** The greatest {@code offset + limit} ("Pagination": "Classic pagination"). */
  static final int REACH = 10_000;

  /** Used without {@code ratelimit-reset}; limits are per minute ("REST API Rate Limits"). */
  private static final Backoff WAITS = new Backoff(Duration.ofMinutes(1), Duration.ofHours(1));

  /** The gate's entry of the rate limit that all calls with the key share. */
  private static final String SHARED = "";

  /** The lists that have a rate limit of their own besides ("List on-calls"). */
  private static final Set<String> LIMITED = Set.of(DutyWork.LIST);

  private final VendorHttp http;
  private final URI endpoint;
  private final Optional<Secret> key;
  private final Clock clock;
  private final Gate gate;

  /**
   * @param endpoint the API's base URL
   * @param key the API key; without it every call fails with 401
   */
  public PagerDuty(VendorHttp http, URI endpoint, Optional<Secret> key, Clock clock) {
    this.http = http;
    this.endpoint = endpoint;
    this.key = key;
    this.clock = clock;
    this.gate = new Gate("PagerDuty's rate limit", WAITS, clock);
  }

  /** A query parameter. */
  public record Parameter(String name, String value) {
    private String encoded() {
      return URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8);
    }
  }

  /**
   * A page of a list.
   *
   * @param more whether PagerDuty says that another page follows
   * @param total how many items the list has, if PagerDuty sends it
   */
  record Page(List<JsonNode> items, boolean more, Optional<Long> total) {
    /** Whether to read on; an empty or repeated page is the end, whatever it says. */
    boolean hasNext(List<JsonNode> before) {
      return more && !items.isEmpty() && !items.equals(before);
    }
  }

  /**
   * Checks that an API key is configured.
   *
   * @throws NotConfiguredException if it is not
   */
  void requireKey() {
    if (key.isEmpty()) {
      throw new NotConfiguredException(
          "PAGER_DUTY_API_KEY is not set, so PagerDuty cannot be synced");
    }
  }

  private Secret key() throws VendorRefusedException {
    return key.orElseThrow(() -> new VendorRefusedException(401, "PAGER_DUTY_API_KEY is not set"));
  }

  /** Fetches the page of a list that begins at an offset. */
  Page page(String list, int offset, List<Parameter> filter)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    var query = new ArrayList<>(filter);
    query.add(new Parameter("limit", Integer.toString(PAGE)));
    query.add(new Parameter("offset", Integer.toString(offset)));
    query.add(new Parameter("total", "true"));
    String text = query.stream().map(Parameter::encoded).collect(Collectors.joining("&"));
    String limit = LIMITED.contains(list) ? list : SHARED;
    JsonNode body = get(URI.create(endpoint + "/" + list + "?" + text), limit).json();
    if (!body.isObject() || body.get(list) == null || !body.get(list).isArray()) {
      throw new VendorUnavailableException("PagerDuty's response has no " + list);
    }
    List<JsonNode> items = Json.elements(body, list);
    Optional<Long> total = Json.number(body, "total");
    return new Page(items, more(body, items.size(), offset, total), total);
  }

  /** Whether another page follows. A full page with neither more nor total is an error. */
  private static boolean more(JsonNode body, int items, int offset, Optional<Long> total)
      throws VendorUnavailableException {
    JsonNode more = body.get("more");
    if (more != null && more.isBoolean()) {
      return more.getBooleanValue();
    }
    if (total.isEmpty() && items >= PAGE) {
      throw new VendorUnavailableException("PagerDuty's response has neither more nor total");
    }
    return total.filter(all -> offset + items < all).isPresent();
  }

  /** A hash that tells addresses of notifications apart but cannot be turned back into one. */
  String destination(String address) {
    byte[] secret = key.map(Secret::reveal).orElse("").getBytes(UTF_8);
    byte[] hash = Sha256.hmac(secret, ("destination " + address.strip()).getBytes(UTF_8));
    return HexFormat.of().formatHex(hash, 0, 8);
  }

  private VendorResponse get(URI uri, String limit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    var headers =
        Map.of(
            "Authorization", "Token token=" + key().reveal(),
            "Accept", "application/vnd.pagerduty+json;version=2",
            "Content-Type", "application/json",
            "User-Agent", "opsledger");
    gate.check(SHARED);
    gate.check(limit);
    var response = http.send(new VendorRequest("GET", uri, headers, null));
    if (response.status() == 429) {
      throw gate.refused(limit, retryAt(response));
    }
    gate.answered(limit);
    if (response.numericHeader("ratelimit-remaining").filter(left -> left == 0).isPresent()) {
      retryAt(response).ifPresent(at -> gate.exhausted(limit, at));
    }
    return switch (response.status()) {
      case 200 -> response;
      case 401 -> throw new VendorRefusedException(401, "PagerDuty rejects PAGER_DUTY_API_KEY");
      case 400, 402, 403, 404 ->
          throw new VendorRefusedException(
              response.status(),
              "PagerDuty answered %d to GET %s".formatted(response.status(), uri.getPath()));
      default ->
          throw new VendorUnavailableException(
              "PagerDuty answered %d to GET %s".formatted(response.status(), uri.getPath()));
    };
  }

  private Optional<Instant> retryAt(VendorResponse response) {
    Instant now = clock.instant();
    return response.secondsFrom(now, "ratelimit-reset").or(() -> response.retryAfter(now));
  }
}
