package dev.opsledger.bench;

import dev.opsledger.core.runtime.CallObserver;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** Counts the AWS calls of functions and the DynamoDB units that they consume. */
public final class Meter implements CallObserver {
  private final DoubleAdder read = new DoubleAdder();
  private final DoubleAdder written = new DoubleAdder();
  private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();

  @Override
  public void after(Call call, Cost cost) {
    read.add(cost.readUnits());
    written.add(cost.writeUnits());
    calls.computeIfAbsent(call.service(), s -> new LongAdder()).increment();
  }

  /** Resets all counts. */
  public void reset() {
    read.reset();
    written.reset();
    calls.clear();
  }

  /** Consumed read units. */
  public double read() {
    return read.sum();
  }

  /** Consumed write units. */
  public double written() {
    return written.sum();
  }

  /** Number of calls to a service, such as {@code Sqs}. */
  public long calls(String service) {
    LongAdder count = calls.get(service);
    return count == null ? 0 : count.sum();
  }

  /** Number of calls by service. */
  public Map<String, LongAdder> calls() {
    return new TreeMap<>(calls);
  }
}
