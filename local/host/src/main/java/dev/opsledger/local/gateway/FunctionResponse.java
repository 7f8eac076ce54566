package dev.opsledger.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** An HTTP response, from a function or from the gateway itself. */
record FunctionResponse(int status, HttpFields headers, ByteBuffer body) {
  private static final JsonMapper MAPPER = new JsonMapper();

  static final FunctionResponse NOT_FOUND = message(404, "Not Found");
  static final FunctionResponse TOO_LARGE = message(413, "Request Entity Too Large");
  static final FunctionResponse ERROR = message(500, "Internal Server Error");
  static final FunctionResponse LATE = message(503, "Service Unavailable");
  static final FunctionResponse MISDIRECTED =
      message(
          421,
          "Only requests to localhost are answered: set ALLOWED_HOSTS to other names of this"
              + " host.");
  static final FunctionResponse STARTING = own(503, "{\"status\":\"STARTING\"}");
  static final FunctionResponse UP = own(200, "{\"status\":\"UP\"}");

  /** The response to a malformed HTTP request. */
  static FunctionResponse refusal(int status) {
    return message(status, HttpStatus.getMessage(status));
  }

  private static FunctionResponse message(int status, String message) {
    return own(status, "{\"message\":\"" + message + "\"}");
  }

  /** A response of the gateway itself, with the headers that functions send with each of theirs. */
  private static FunctionResponse own(int status, String body) {
    FunctionResponse plain = json(status, body);
    HttpFields headers =
        HttpFields.build(plain.headers)
            .add("Cache-Control", "private, no-store")
            .add("X-Content-Type-Options", "nosniff");
    return new FunctionResponse(status, headers, plain.body);
  }

  private static FunctionResponse json(int status, String body) {
    return new FunctionResponse(
        status,
        HttpFields.build().add("Content-Type", "application/json"),
        StandardCharsets.UTF_8.encode(body));
  }

  /** Parses a function's response; JSON without a status code is taken as the body. */
  static FunctionResponse of(byte[] answer) {
    try {
      JsonNode json = MAPPER.readTree(answer);
      if (!json.has("statusCode")) {
        return json(200, json.isTextual() ? json.asText() : json.toString());
      }
      int status = json.path("statusCode").asInt(-1);
      return status < 100 || status > 599
          ? ERROR
          : new FunctionResponse(status, headers(json), body(json));
    } catch (IOException | IllegalArgumentException malformed) {
      return ERROR;
    }
  }

  private static HttpFields headers(JsonNode json) {
    HttpFields.Mutable headers = HttpFields.build();
    for (Map.Entry<String, JsonNode> each : json.path("headers").properties()) {
      if (!each.getKey().equalsIgnoreCase("content-length")) {
        headers.add(each.getKey(), each.getValue().asText());
      }
    }
    json.path("cookies").forEach(each -> headers.add("Set-Cookie", each.asText()));
    if (!headers.contains("Content-Type")) {
      headers.add("Content-Type", "text/plain; charset=utf-8");
    }
    return headers;
  }

  private static ByteBuffer body(JsonNode json) {
    String body = json.path("body").isNull() ? "" : json.path("body").asText();
    return json.path("isBase64Encoded").asBoolean()
        ? ByteBuffer.wrap(Base64.getDecoder().decode(body))
        : StandardCharsets.UTF_8.encode(body);
  }

  /** This response with its request, for observers. */
  ExchangeObserver.Exchange to(String method, GatewayRoute route) {
    byte[] bytes = new byte[body.remaining()];
    body.duplicate().get(bytes);
    return new ExchangeObserver.Exchange(
        route.function().spec().handler(),
        method,
        route.path(),
        status,
        headers.get("Content-Type"),
        bytes);
  }

  void write(Response response, Callback callback) {
    response.setStatus(status);
    headers.forEach(each -> response.getHeaders().add(each));
    boolean bodiless = status == 204 || status == 304 || status < 200;
    if (!bodiless) {
      response.getHeaders().put("Content-Length", Integer.toString(body.remaining()));
    }
    response.write(true, bodiless ? null : body.duplicate(), callback);
  }
}
