package dev.opsledger.oncall;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.NotConfigured;
import dev.opsledger.core.vendor.Gate;
import dev.opsledger.core.vendor.RateLimited;
import dev.opsledger.core.vendor.VendorHttp;
import dev.opsledger.core.vendor.VendorRefused;
import dev.opsledger.core.vendor.VendorRequest;
import dev.opsledger.core.vendor.VendorResponse;
import dev.opsledger.core.vendor.VendorUnavailable;
import dev.opsledger.core.vendor.Waits;
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
final class PagerDuty {
  /** The largest page ("Pagination"). */
  static final int PAGE = 100;

  /** What {@code offset + limit} may not pass ("Pagination": "Classic pagination"). */
  static final int REACH = 10_000;

  /** {@code ratelimit-reset} may be missing; the limit counts a minute ("REST API Rate Limits"). */
  private static final Waits WAITS = new Waits(Duration.ofMinutes(1), Duration.ofHours(1));

  /** The limit is the key's, and there is one. */
  private static final String KEYS = "";

  private final VendorHttp http;
  private final URI endpoint;
  private final Optional<Secret> key;
  private final Clock clock;
  private final Gate gate;

  PagerDuty(VendorHttp http, URI endpoint, Optional<Secret> key, Clock clock) {
    this.http = http;
    this.endpoint = endpoint;
    this.key = key;
    this.clock = clock;
    this.gate = new Gate("PagerDuty's limit of calls", WAITS, clock);
  }

  /** A part of the query. */
  record Parameter(String name, String value) {
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
   * All things of a list that ends within the reach of offsets.
   *
   * @param list also the path, such as {@code services}
   * @throws VendorUnavailable when things came or went while it was read, so that some are missing
   */
  List<JsonNode> all(String list) throws RateLimited, VendorRefused, VendorUnavailable {
    Page page = page(list, 0, List.of());
    Optional<Long> total = page.total();
    var all = new ArrayList<>(page.items());
    List<JsonNode> before = List.of();
    while (page.leadsOn(before)) {
      if (all.size() + PAGE > REACH) {
        throw new VendorRefused(400, "PagerDuty lists no more than 10,000 " + list);
      }
      before = page.items();
      page = page(list, all.size(), List.of());
      all.addAll(page.items());
    }
    long different = all.stream().map(item -> Json.text(item, "id")).distinct().count();
    if (!page.total().equals(total) || different < total.orElse(0L)) {
      throw new VendorUnavailable(list + " changed while they were read");
    }
    return all;
  }

  /**
   * Looks whether there is a key, before anything is planned that needs it.
   *
   * @throws NotConfigured when there is none
   */
  void expectKey() {
    if (key.isEmpty()) {
      throw new NotConfigured("PAGER_DUTY_API_KEY is not set, so PagerDuty cannot be asked");
    }
  }

  private Secret key() throws VendorRefused {
    return key.orElseThrow(() -> new VendorRefused(401, "PAGER_DUTY_API_KEY is not set"));
  }

  /** The page of a list that begins at an offset. */
  Page page(String list, int offset, List<Parameter> filter)
      throws RateLimited, VendorRefused, VendorUnavailable {
    var query = new ArrayList<>(filter);
    query.add(new Parameter("limit", Integer.toString(PAGE)));
    query.add(new Parameter("offset", Integer.toString(offset)));
    query.add(new Parameter("total", "true"));
    String text = query.stream().map(Parameter::encoded).collect(Collectors.joining("&"));
    JsonNode body = get(URI.create(endpoint + "/" + list + "?" + text)).json();
    if (!body.isObject() || body.get(list) == null || !body.get(list).isArray()) {
      throw new VendorUnavailable("PagerDuty's answer has no " + list);
    }
    return new Page(
        Json.elements(body, list),
        Optional.ofNullable(body.get("more"))
            .filter(JsonNode::isBoolean)
            .map(JsonNode::getBooleanValue)
            .orElse(false),
        Json.number(body, "total"));
  }

  private VendorResponse get(URI uri) throws RateLimited, VendorRefused, VendorUnavailable {
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
      case 401 -> throw new VendorRefused(401, "PagerDuty does not take PAGER_DUTY_API_KEY");
      case 400, 402, 403, 404 ->
          throw new VendorRefused(
              response.status(),
              "PagerDuty answered %d to GET %s".formatted(response.status(), uri.getPath()));
      default ->
          throw new VendorUnavailable(
              "PagerDuty answered %d to GET %s".formatted(response.status(), uri.getPath()));
    };
  }

  private Optional<Instant> told(VendorResponse response) {
    Instant now = clock.instant();
    return response.secondsFrom(now, "ratelimit-reset").or(() -> response.retryAfter(now));
  }
}
