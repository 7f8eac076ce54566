package dev.opsledger.local.simulator.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opsledger.local.simulator.server.Faults;
import dev.opsledger.local.simulator.server.RandomHex;
import dev.opsledger.local.simulator.server.RequestLog;
import dev.opsledger.local.simulator.server.SimulatedRequest;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import dev.opsledger.local.simulator.server.SimulatorServer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An incoming webhook of Slack: whatever is posted to its address is a message, however often it
 * comes.
 */
public final class SlackSimulator implements AutoCloseable {
  private static final long SEED = 20_261_122;
  private static final JsonMapper JSON = new JsonMapper();

  private final String path = "/services/T00000000/B00000000/" + RandomHex.ofBytes(12);
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final SimulatorServer server;

  private SlackSimulator(Clock clock) {
    server = SimulatorServer.start(this::answer, clock, SEED, new RequestLog(10_000));
  }

  /** Starts without any message. */
  public static SlackSimulator start(Clock clock) {
    return new SlackSimulator(clock);
  }

  private SimulatedResponse answer(SimulatedRequest request) {
    if (!request.method().equals("POST") || !request.path().equals(path)) {
      return text(404, "no_service");
    }
    try {
      String message = JSON.readTree(request.body()).path("text").asText();
      if (message.isEmpty()) {
        return text(400, "no_text");
      }
      messages.add(message);
      return text(200, "ok");
    } catch (JsonProcessingException e) {
      return text(400, "invalid_payload");
    }
  }

  private static SimulatedResponse text(int status, String body) {
    return new SimulatedResponse(status, Map.of("content-type", "text/html"), body);
  }

  /** The webhook's address, which is a secret. */
  public String address() {
    return server.url() + path;
  }

  /** What the channel shows, oldest first. */
  public List<String> messages() {
    return List.copyOf(messages);
  }

  /** The faults to inject. */
  public Faults faults() {
    return server.faults();
  }

  /** Environment variables that point a client at this simulator. */
  public Map<String, String> settings() {
    return Map.of("SLACK_WEBHOOK_URL", address());
  }

  @Override
  public void close() {
    server.close();
  }
}
