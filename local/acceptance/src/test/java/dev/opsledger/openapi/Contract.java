package dev.opsledger.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opsledger.local.gateway.ExchangeObserver.Exchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;

/** Checks responses against the served OpenAPI document, and records which parts of it occurred. */
final class Contract {
  /** The document that the front function serves. */
  static final Contract SERVED = new Contract(read());

  private static final JsonMapper MAPPER = new JsonMapper();

  private final JsonNode document;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  private Contract(JsonNode document) {
    this.document = document;
  }

  private static JsonNode read() {
    try (InputStream in = Contract.class.getResourceAsStream("/dev/opsledger/front/openapi.json")) {
      return new JsonMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode document() {
    return document;
  }

  /** What has occurred: statuses as {@code GET /path 200}, fields as {@code Schema.field}. */
  Set<String> seen() {
    return Set.copyOf(seen);
  }

  /** Checks a response and returns the deviations, in sentences. */
  List<String> check(Exchange exchange) {
    String where = exchange.method() + " " + exchange.route() + " " + exchange.status();
    JsonNode answer =
        document
            .path("paths")
            .path(exchange.route())
            .path(exchange.method().toLowerCase(Locale.ROOT))
            .path("responses")
            .path(Integer.toString(exchange.status()));
    if (answer.isMissingNode()) {
      return List.of(where + " is not documented: " + text(exchange));
    }
    seen.add(where);
    if (exchange.status() == 304) {
      return List.of();
    }
    JsonNode media = media(answer.path("content"), exchange.contentType());
    if (media.isMissingNode()) {
      return List.of(where + " is of the undocumented type " + exchange.contentType());
    }
    if (!exchange.contentType().startsWith("application/json")) {
      return List.of();
    }
    var wrong = new ArrayList<String>();
    new SchemaCheck(document, seen, wrong).check(parse(exchange), media.path("schema"), where);
    return wrong;
  }

  private static JsonNode media(JsonNode content, String type) {
    String plain = type == null ? "" : type.replaceAll(";.*", "");
    return content.has(type == null ? "" : type) ? content.path(type) : content.path(plain);
  }

  private static JsonNode parse(Exchange exchange) {
    try {
      return MAPPER.readTree(plain(exchange.body()));
    } catch (IOException e) {
      return new com.fasterxml.jackson.databind.node.TextNode("no JSON: " + text(exchange));
    }
  }

  /** Decompresses a gzip body, recognized by its two magic bytes, which cannot start JSON. */
  private static byte[] plain(byte[] body) throws IOException {
    if (body.length < 2 || body[0] != 0x1f || body[1] != (byte) 0x8b) {
      return body;
    }
    try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return in.readAllBytes();
    }
  }

  private static String text(Exchange exchange) {
    String text = new String(exchange.body(), StandardCharsets.UTF_8);
    return text.substring(0, Math.min(text.length(), 300));
  }
}
