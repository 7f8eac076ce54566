package dev.opsledger.local.gateway;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.template.Arn;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;

/** Converts a request into an event of HTTP APIs' payload format 2.0. */
final class RequestEvent {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Request request;
  private final GatewayRoutes.Match match;
  private final byte[] body;
  private final Map<String, String> headers;

  RequestEvent(Request request, GatewayRoutes.Match match, byte[] body) {
    this.request = request;
    this.match = match;
    this.body = body;
    this.headers = headers(request);
  }

  ObjectNode json(Instant now) {
    ObjectNode event = MAPPER.createObjectNode();
    String query = Optional.ofNullable(request.getHttpURI().getQuery()).orElse("");
    event.put("version", "2.0");
    event.put("routeKey", match.route().key());
    event.put("rawPath", request.getHttpURI().getPath());
    event.put("rawQueryString", query);
    cookies(event);
    ObjectNode all = event.putObject("headers");
    headers.forEach(all::put);
    if (!query.isEmpty()) {
      ObjectNode parameters = event.putObject("queryStringParameters");
      query(query).forEach(parameters::put);
    }
    event.set("requestContext", context(now));
    if (!match.variables().isEmpty()) {
      ObjectNode variables = event.putObject("pathParameters");
      match.variables().forEach((name, value) -> variables.put(name, decodePath(value)));
    }
    body(event);
    return event;
  }

  private static Map<String, String> headers(Request request) {
    Map<String, String> headers = new TreeMap<>();
    for (HttpField each : request.getHeaders()) {
      String name = each.getLowerCaseName();
      if (!name.equals("cookie")) {
        headers.merge(name, each.getValue() == null ? "" : each.getValue(), (a, b) -> a + "," + b);
      }
    }
    headers.putIfAbsent("x-forwarded-for", Request.getRemoteAddr(request));
    headers.putIfAbsent("x-forwarded-port", Integer.toString(Request.getServerPort(request)));
    headers.putIfAbsent("x-forwarded-proto", "http");
    return headers;
  }

  private void cookies(ObjectNode event) {
    var all = MAPPER.createArrayNode();
    for (String header : request.getHeaders().getValuesList("Cookie")) {
      for (String each : header.split(";", -1)) {
        if (!each.isBlank()) {
          all.add(each.strip());
        }
      }
    }
    if (!all.isEmpty()) {
      event.set("cookies", all);
    }
  }

  private static Map<String, String> query(String query) {
    Map<String, String> parameters = new TreeMap<>();
    for (String each : query.split("&", -1)) {
      if (!each.isEmpty()) {
        String[] pair = each.split("=", 2);
        parameters.merge(
            decode(pair[0]), pair.length == 2 ? decode(pair[1]) : "", (a, b) -> a + "," + b);
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text;
    }
  }

  // A plus sign stands for itself in a path, unlike in a query.
  private static String decodePath(String text) {
    return decode(text.replace("+", "%2B"));
  }

  private ObjectNode context(Instant now) {
    String host = headers.getOrDefault("host", "localhost");
    ObjectNode context = MAPPER.createObjectNode();
    context.put("accountId", Arn.account());
    context.put("apiId", "local");
    context.put("domainName", host);
    context.put("domainPrefix", host.split("[.:]", 2)[0]);
    context
        .putObject("http")
        .put("method", request.getMethod())
        .put("path", request.getHttpURI().getPath())
        .put("protocol", "HTTP/1.1")
        .put("sourceIp", Request.getRemoteAddr(request))
        .put("userAgent", headers.getOrDefault("user-agent", ""));
    context.put("requestId", UUID.randomUUID().toString());
    context.put("routeKey", match.route().key());
    context.put("stage", "$default");
    context.put("time", TIME.format(now));
    context.put("timeEpoch", now.toEpochMilli());
    return context;
  }

  private void body(ObjectNode event) {
    Optional<String> text = isText() ? text() : Optional.empty();
    event.put("isBase64Encoded", body.length > 0 && text.isEmpty());
    if (body.length > 0) {
      event.put("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(body)));
    }
  }

  private boolean isText() {
    String type = headers.getOrDefault("content-type", "text/plain").toLowerCase(Locale.ROOT);
    return type.startsWith("text/")
        || type.matches("application/([\\w.-]+\\+)?(json|xml)\\b.*|application/javascript\\b.*");
  }

  private Optional<String> text() {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException binary) {
      return Optional.empty();
    }
  }
}
