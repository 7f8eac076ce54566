package dev.opsledger.local.simulator.sns;

import dev.opsledger.local.simulator.server.Faults;
import dev.opsledger.local.simulator.server.RequestLog;
import dev.opsledger.local.simulator.server.SimulatedRequest;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import dev.opsledger.local.simulator.server.SimulatorServer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** SNS with one topic: whatever is published is a message, however often it comes. */
public final class TopicSimulator implements AutoCloseable {
  /** The topic. */
  public static final String ARN = "arn:aws:sns:us-east-1:000000000000:Alarms";

  private static final long SEED = 20_261_129;
  private static final int LONGEST_SUBJECT = 99;

  private final List<Published> messages = new CopyOnWriteArrayList<>();
  private final SimulatorServer server;

  /** A message. */
  public record Published(String subject, String text) {}

  private TopicSimulator(Clock clock) {
    server = SimulatorServer.start(this::answer, clock, SEED, new RequestLog(10_000));
  }

  /** Starts without any message. */
  public static TopicSimulator start(Clock clock) {
    return new TopicSimulator(clock);
  }

  private SimulatedResponse answer(SimulatedRequest request) {
    Map<String, String> form = form(request.body());
    if (!"Publish".equals(form.get("Action")) || !"2010-03-31".equals(form.get("Version"))) {
      return refused(400, "InvalidAction");
    }
    if (!ARN.equals(form.get("TopicArn"))) {
      return refused(404, "NotFound");
    }
    String subject = form.getOrDefault("Subject", "");
    String text = form.getOrDefault("Message", "");
    if (text.isEmpty() || !subject.matches("[!-~][ -~]{0," + (LONGEST_SUBJECT - 1) + "}")) {
      return refused(400, "InvalidParameter");
    }
    messages.add(new Published(subject, text));
    return xml(200, "<PublishResponse><PublishResult/></PublishResponse>");
  }

  private static SimulatedResponse refused(int status, String code) {
    return xml(status, "<ErrorResponse><Error><Code>" + code + "</Code></Error></ErrorResponse>");
  }

  private static SimulatedResponse xml(int status, String body) {
    return new SimulatedResponse(status, Map.of("content-type", "text/xml"), body);
  }

  private static Map<String, String> form(String body) {
    var form = new HashMap<String, String>();
    for (String field : body.split("&", -1)) {
      String[] parts = field.split("=", 2);
      form.put(
          URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
          URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
    }
    return form;
  }

  /** What subscribers got, oldest first. */
  public List<Published> messages() {
    return List.copyOf(messages);
  }

  /** The faults to inject. */
  public Faults faults() {
    return server.faults();
  }

  /** Environment variables with which functions publish here. */
  public Map<String, String> settings() {
    return Map.of("ALARM_TOPIC", ARN, "AWS_ENDPOINT_URL_SNS", server.url());
  }

  @Override
  public void close() {
    server.close();
  }
}
