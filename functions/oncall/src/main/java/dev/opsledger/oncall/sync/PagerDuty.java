package dev.opsledger.oncall.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.NotConfiguredException;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** PagerDuty's REST API v2, as far as it lists things. */
public final class PagerDuty {
  /** The largest page ("Pagination"). */
  static final int PAGE = 100;

  /** What {@code offset + limit} may not pass ("Pagination": "Classic pagination"). */
  static final int REACH = 10_000;

  /** {@code ratelimit-reset} may be missing; the limit counts a minute ("REST API Rate Limits"). */
  private static final Backoff WAITS = new Backoff(Duration.ofMinutes(1), Duration.ofHours(1));

  /** The limit is the key's, and there is one. */
  private static final String KEYS = "";

  private final VendorHttp http;
  private final URI endpoint;
  private final Optional<Secret> key;
  private final Clock clock;
  private final Gate gate;

  public PagerDuty(VendorHttp http, URI endpoint, Optional<Secret> key, Clock clock) {
    this.http = http;
    this.endpoint = endpoint;
    this.key = key;
    this.clock = clock;
    this.gate = new Gate("PagerDuty's limit of calls", WAITS, clock);
  }

  /** A part of the query. */
  public record Parameter(String name, String value) {
    private String encoded() {
      return URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8);
    }
  }

  /**
   * A page of a list.
   *
   * @param items its things
   * @param more whether another page follows
   * @param total how many there are in all, where PagerDuty says it
   */
  record Page(List<JsonNode> items, boolean more, Optional<Long> total) {
    /** Whether to ask on after this page: one that says nothing new would do so for ever. */
    boolean leadsOn(List<JsonNode> before) {
      return more && !items.isEmpty() && !items.equals(before);
    }
  }

  /**
   * Looks whether there is a key, before anything is planned that needs it.
   *
   * @throws NotConfiguredException when there is none
   */
  void expectKey() {
    if (key.isEmpty()) {
      throw new NotConfiguredException(
          "PAGER_DUTY_API_KEY is not set, so PagerDuty cannot be asked");
    }
  }

  private Secret key() throws VendorRefusedException {
    return key.orElseThrow(() -> new VendorRefusedException(401, "PAGER_DUTY_API_KEY is not set"));
  }

  /** The page of a list that begins at an offset. */
  Page page(String list, int offset, List<Parameter> filter)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    var query = new ArrayList<>(filter);
    query.add(new Parameter("limit", Integer.toString(PAGE)));
    query.add(new Parameter("offset", Integer.toString(offset)));
    query.add(new Parameter("total", "true"));
    String text = query.stream().map(Parameter::encoded).collect(Collectors.joining("&"));
    JsonNode body = get(URI.create(endpoint + "/" + list + "?" + text)).json();
    if (!body.isObject() || body.get(list) == null || !body.get(list).isArray()) {
      throw new VendorUnavailableException("PagerDuty's answer has no " + list);
    }
    List<JsonNode> items = Json.elements(body, list);
    Optional<Long> total = Json.number(body, "total");
    return new Page(items, more(body, items.size(), offset, total), total);
  }

  /** A full page that does not say whether another follows is not taken for the last one. */
  private static boolean more(JsonNode body, int items, int offset, Optional<Long> total)
      throws VendorUnavailableException {
    JsonNode more = body.get("more");
    if (more != null && more.isBoolean()) {
      return more.getBooleanValue();
    }
    if (total.isEmpty() && items >= PAGE) {
      throw new VendorUnavailableException("PagerDuty's answer does not say whether more follows");
    }
    return total.filter(all -> offset + items < all).isPresent();
  }

  private VendorResponse get(URI uri)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    var headers =
        Map.of(
            "Authorization", "Token token=" + key().reveal(),
            "Accept", "application/vnd.pagerduty+json;version=2",
            "Content-Type", "application/json",
            "User-Agent", "opsledger");
    gate.check(KEYS);
    var response = http.send(new VendorRequest("GET", uri, headers, null));
    if (response.status() == 429) {
      throw gate.refused(KEYS, told(response));
    }
    gate.answered(KEYS);
    return switch (response.status()) {
      case 200 -> response;
      case 401 ->
          throw new VendorRefusedException(401, "PagerDuty does not take PAGER_DUTY_API_KEY");
      case 400, 402, 403, 404 ->
          throw new VendorRefusedException(
              response.status(),
              "PagerDuty answered %d to GET %s".formatted(response.status(), uri.getPath()));
      default ->
          throw new VendorUnavailableException(
              "PagerDuty answered %d to GET %s".formatted(response.status(), uri.getPath()));
    };
  }

  private Optional<Instant> told(VendorResponse response) {
    Instant now = clock.instant();
    return response.secondsFrom(now, "ratelimit-reset").or(() -> response.retryAfter(now));
  }
}
