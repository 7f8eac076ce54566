package dev.opsledger.bench;

import dev.opsledger.core.runtime.CallObserver;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** Counts what functions ask of AWS. */
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

  /** Begins again. */
  public void reset() {
    read.reset();
    written.reset();
    calls.clear();
  }

  /** DynamoDB's read units. */
  public double read() {
    return read.sum();
  }

  /** DynamoDB's write units. */
  public double written() {
    return written.sum();
  }

  /** Calls of a service, such as {@code Sqs}. */
  public long calls(String service) {
    LongAdder count = calls.get(service);
    return count == null ? 0 : count.sum();
  }

  /** Calls of all services. */
  public Map<String, LongAdder> calls() {
    return new TreeMap<>(calls);
  }
}
