package dev.opsledger.bench.cost;

import dev.opsledger.bench.Meter;
import dev.opsledger.local.function.CallCount;
import java.util.Locale;

/**
 * The cost of an operation.
 *
 * @param reads DynamoDB read units
 * @param writes DynamoDB write units
 * @param messages SQS calls
 * @param calls function invocations
 * @param seconds total duration of those invocations
 */
record Cost(double reads, double writes, double messages, double calls, double seconds) {
  static final Cost NOTHING = new Cost(0, 0, 0, 0, 0);

  static Cost of(Meter meter, CallCount work) {
    double seconds = work.time().toNanos() / 1e9;
    return new Cost(meter.read(), meter.written(), meter.calls("Sqs"), work.calls(), seconds);
  }

  Cost plus(Cost other) {
    return new Cost(
        reads + other.reads,
        writes + other.writes,
        messages + other.messages,
        calls + other.calls,
        seconds + other.seconds);
  }

  Cost times(double factor) {
    return new Cost(
        reads * factor, writes * factor, messages * factor, calls * factor, seconds * factor);
  }

  /** The additional cost of each thing, compared with a smaller world that has that many fewer. */
  Cost over(Cost smaller, int things) {
    return plus(smaller.times(-1)).times(1.0 / things);
  }

  /** Everything but the durations, which vary between runs. */
  String units() {
    return String.format(Locale.ROOT, "%.1f, %.1f, %.0f", reads, writes, messages);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s; %.0f ms", units(), seconds * 1000);
  }
}
