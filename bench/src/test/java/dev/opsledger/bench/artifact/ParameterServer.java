package dev.opsledger.bench.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A stub of SSM's {@code GetParameters} for SecureStrings, with responses like AWS's. */
final class ParameterServer implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  final List<JsonNode> requests = new CopyOnWriteArrayList<>();
  final AtomicInteger failures = new AtomicInteger();
  private final Map<String, String> secrets;
  private final HttpServer server;

  ParameterServer(Map<String, String> secrets) throws IOException {
    this.secrets = secrets;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getRequestHeaders();
      JsonNode request = JSON.readTree(exchange.getRequestBody());
      requests.add(request);
      boolean signed = headers.getFirst("Authorization").matches("AWS4-HMAC-SHA256 .*/ssm/.*");
      if (!"AmazonSSM.GetParameters".equals(headers.getFirst("X-Amz-Target")) || !signed) {
        answer(exchange, 400, "{\"__type\":\"UnknownOperationException\"}");
      } else if (failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
        answer(exchange, 400, "{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}");
      } else {
        answer(exchange, 200, found(request));
      }
    }
  }

  private String found(JsonNode request) {
    var answer = JSON.createObjectNode();
    var parameters = answer.putArray("Parameters");
    var invalid = answer.putArray("InvalidParameters");
    boolean decrypted = request.path("WithDecryption").asBoolean();
    for (JsonNode name : request.path("Names")) {
      String secret = secrets.get(name.asText());
      if (secret == null) {
        invalid.add(name.asText());
      } else {
        var parameter = parameters.addObject().put("Name", name.asText());
        parameter.put("Type", "SecureString").put("Value", decrypted ? secret : "AQICAHg…");
      }
    }
    return answer.toString();
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
