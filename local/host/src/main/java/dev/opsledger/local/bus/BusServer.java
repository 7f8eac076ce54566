package dev.opsledger.local.bus;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.opsledger.local.gateway.AllowedHosts;
import dev.opsledger.local.queue.AsyncCalls;
import dev.opsledger.local.queue.QueueConsumer;
import dev.opsledger.local.template.EventSource.BusRule;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;

/**
 * Serves the part of EventBridge's protocol (AWS JSON 1.1) that functions use, {@code PutEvents},
 * and SNS's {@code Publish}.
 */
public final class BusServer implements EventBridge {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final HttpServer server;
  private final Bus bus;
  private final PutEvents putEvents;

  /** Starts serving a bus on a free loopback port; the clock timestamps events. */
  public BusServer(Bus bus, Clock clock) throws IOException {
    this.bus = bus;
    putEvents = new PutEvents(bus, clock);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  @Override
  public Optional<QueueConsumer> add(BusRule rule, AsyncCalls calls) {
    bus.add(rule, calls);
    return Optional.empty();
  }

  @Override
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      if (!AllowedHosts.LOOPBACK.allow(exchange.getRequestHeaders().getFirst("Host"))) {
        exchange.sendResponseHeaders(421, -1);
      } else if (Publish.concerns(exchange.getRequestHeaders().getFirst("Content-Type"))) {
        Publish.Answer answer = Publish.answer(exchange.getRequestBody().readAllBytes());
        send(exchange, answer.status(), "text/xml", answer.xml().getBytes(StandardCharsets.UTF_8));
      } else if ("AWSEvents.PutEvents".equals(target)) {
        answer(exchange, 200, putEvents.answer(MAPPER.readTree(exchange.getRequestBody())));
      } else {
        ObjectNode unknown = MAPPER.createObjectNode().put("__type", "UnknownOperationException");
        answer(exchange, 400, unknown.put("message", target + " is not supported locally"));
      }
    }
  }

  private static void answer(HttpExchange exchange, int status, ObjectNode body)
      throws IOException {
    send(exchange, status, "application/x-amz-json-1.1", MAPPER.writeValueAsBytes(body));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] bytes)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
