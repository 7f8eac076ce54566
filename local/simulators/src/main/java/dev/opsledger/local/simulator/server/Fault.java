package dev.opsledger.local.simulator.server;

import java.time.Duration;
import java.util.Map;

/** One way in which a call can go wrong. */
public sealed interface Fault {

  /** The vendor never sees the request; the caller gets this answer. */
  record Instead(SimulatedResponse answer) implements Fault {}

  /** The vendor takes its time, in real time, then answers as ever. */
  record Slow(Duration delay) implements Fault {}

  /** The connection closes before the vendor has seen the request: nothing took effect. */
  record LostRequest() implements Fault {}

  /** The request took effect, but the connection closes before a byte of the answer arrives. */
  record LostAnswer() implements Fault {}

  /** The connection closes half-way through the announced body. */
  record CutBody() implements Fault {}

  /** The answer is complete by HTTP's rules, but its body is only the first half. */
  record TruncatedBody() implements Fault {}

  /** The right status and content type around something that is not JSON. */
  record GarbageBody() implements Fault {}

  /** Answers a bare status with a body such as a proxy would write. */
  static Fault status(int status) {
    return status(status, Map.of(), "{\"message\":\"Simulated fault\"}");
  }

  /** Answers a status with headers and a body. */
  static Fault status(int status, Map<String, String> headers, String body) {
    return new Instead(SimulatedResponse.json(status, body).with(headers));
  }
}
