package dev.opsledger.local.simulator.server;

import java.time.Duration;
import java.util.Map;

/** A failure to inject into a request. */
public sealed interface Fault {

  /** Returns this response without passing the request to the vendor. */
  record Instead(SimulatedResponse answer) implements Fault {}

  /** Delays the response, in real time. */
  record Slow(Duration delay) implements Fault {}

  /** Closes the connection before the vendor sees the request, so it has no effect. */
  record LostRequest() implements Fault {}

  /** Closes the connection after the request took effect, before any byte of the response. */
  record LostAnswer() implements Fault {}

  /** Closes the connection half-way through a body with {@code Content-Length}. */
  record CutBody() implements Fault {}

  /** Sends a well-formed HTTP response whose body is only the first half. */
  record TruncatedBody() implements Fault {}

  /** Keeps status and content type, but replaces the body with text that is not JSON. */
  record GarbageBody() implements Fault {}

  /** Returns this status with a body such as a proxy would send. */
  static Fault status(int status) {
    return status(status, Map.of(), "{\"message\":\"Simulated fault\"}");
  }

  /** Returns this status with headers and a body. */
  static Fault status(int status, Map<String, String> headers, String body) {
    return new Instead(SimulatedResponse.json(status, body).with(headers));
  }
}
