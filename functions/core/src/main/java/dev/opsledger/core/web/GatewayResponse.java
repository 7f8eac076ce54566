package dev.opsledger.core.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.opsledger.core.json.Json;
import io.micronaut.http.HttpStatus;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A response in payload format 2.0 of API Gateway's HTTP APIs.
 *
 * @param headers by case-insensitive name
 * @param cookies the Set-Cookie values; this format cannot repeat a header
 * @param body null for none
 * @param encoded whether the body is Base64
 */
record GatewayResponse(
    int status,
    TreeMap<String, String> headers,
    List<String> cookies,
    String body,
    boolean encoded) {
  private static final String SET_COOKIE = "Set-Cookie";

  /** Converts Micronaut's response and adds default headers that a route may override. */
  static GatewayResponse of(APIGatewayV2HTTPResponse response) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    var cookies = new ArrayList<String>();
    Optional.ofNullable(response.getHeaders()).ifPresent(headers::putAll);
    Map<String, List<String>> several =
        Optional.ofNullable(response.getMultiValueHeaders()).orElse(Map.of());
    several.forEach((name, values) -> headers.put(name, String.join(",", values)));
    several.forEach(
        (name, values) -> {
          if (name.equalsIgnoreCase(SET_COOKIE)) {
            cookies.addAll(values);
          }
        });
    Optional<String> single = Optional.ofNullable(headers.remove(SET_COOKIE));
    if (cookies.isEmpty()) {
      single.ifPresent(cookies::add);
    }
    Optional.ofNullable(response.getCookies()).ifPresent(cookies::addAll);
    // By default nothing is cached, since data changes and may be protected, and no type is
    // sniffed.
    headers.putIfAbsent("Cache-Control", "private, no-store");
    headers.putIfAbsent("X-Content-Type-Options", "nosniff");
    return new GatewayResponse(
        response.getStatusCode(),
        headers,
        cookies,
        response.getBody(),
        response.getIsBase64Encoded());
  }

  /**
   * Adds the context's error body where it is missing: Micronaut rejects some requests before our
   * filters run, such as cross-origin requests to localhost.
   */
  GatewayResponse saying(ErrorFormat format) {
    if (status < 400 || (body != null && !body.isEmpty())) {
      return this;
    }
    HttpStatus reason = HttpStatus.valueOf(status);
    var typed = new TreeMap<>(headers);
    typed.put("Content-Type", "application/json");
    return new GatewayResponse(
        status, typed, cookies, Json.text(format.of(reason, reason.getReason())), false);
  }

  JsonNode json() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("statusCode", status);
    fields.put("headers", headers);
    if (!cookies.isEmpty()) {
      fields.put("cookies", cookies);
    }
    if (body != null) {
      fields.put("body", body);
    }
    fields.put("isBase64Encoded", encoded);
    return Json.node(fields);
  }
}
