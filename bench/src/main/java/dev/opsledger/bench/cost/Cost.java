package dev.opsledger.bench.cost;

import dev.opsledger.bench.Meter;
import dev.opsledger.local.function.CallCount;
import java.util.Locale;

/**
 * What something takes.
 *
 * @param reads DynamoDB's read units
 * @param writes DynamoDB's write units
 * @param messages calls of SQS
 * @param calls calls of functions
 * @param seconds how long those took
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

  /** What each of some more things takes, beside a smaller world without them. */
  Cost over(Cost smaller, int things) {
    return plus(smaller.times(-1)).times(1.0 / things);
  }

  /** Without the time, which is another one each time. */
  String units() {
    return String.format(Locale.ROOT, "%.1f, %.1f, %.0f", reads, writes, messages);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s; %.0f ms", units(), seconds * 1000);
  }
}
