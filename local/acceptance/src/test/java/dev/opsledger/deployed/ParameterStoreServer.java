package dev.opsledger.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A stub of SSM's {@code GetParameters} with the parameters of a test. */
final class ParameterStoreServer implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final Map<String, String> parameters;
  private final AtomicInteger decrypted = new AtomicInteger();

  ParameterStoreServer(Map<String, String> parameters) throws IOException {
    this.parameters = parameters;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** How many requests asked for decrypted values, rather than only for the existing names. */
  int decrypted() {
    return decrypted.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var answer = JSON.createObjectNode();
      var found = answer.putArray("Parameters");
      var invalid = answer.putArray("InvalidParameters");
      JsonNode asked = JSON.readTree(exchange.getRequestBody());
      boolean readable = asked.path("WithDecryption").asBoolean();
      if (readable) {
        decrypted.incrementAndGet();
      }
      for (JsonNode name : asked.path("Names")) {
        String value = parameters.get(name.asText());
        if (value == null) {
          invalid.add(name);
        } else {
          found
              .addObject()
              .put("Name", name.asText())
              .put("Value", readable ? value : "ciphertext");
        }
      }
      byte[] bytes = JSON.writeValueAsBytes(answer);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
