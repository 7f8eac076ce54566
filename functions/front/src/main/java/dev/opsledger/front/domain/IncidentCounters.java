package dev.opsledger.front.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The names of the counters of open incidents, which are their statuses. */
public final class IncidentCounters {
  public static final String TRIGGERED = "triggered";
  public static final String ACKNOWLEDGED = "acknowledged";

  /** The urgencies by which open incidents are counted, beside their status. */
  public static final List<String> KNOWN_URGENCIES = List.of("high", "low");

  /** The urgency of incidents that were counted before urgencies were, and of other ones. */
  public static final String UNKNOWN = "unknown";

  private IncidentCounters() {}

  /** The counter of open incidents of an urgency. */
  public static String urgency(String urgency) {
    return "urgency." + urgency;
  }

  /** How many of a service's open incidents have which urgency. */
  public static Map<String, Long> byUrgency(ToLongFunction<String> counter) {
    var numbers = new LinkedHashMap<String, Long>();
    long rest = counter.applyAsLong(TRIGGERED) + counter.applyAsLong(ACKNOWLEDGED);
    for (String urgency : KNOWN_URGENCIES) {
      long number = counter.applyAsLong(urgency(urgency));
      numbers.put(urgency, number);
      rest -= number;
    }
    numbers.put(UNKNOWN, rest);
    return numbers;
  }

  /** Whether an incident with this status is open. */
  public static boolean isOpen(String status) {
    return status.equals(TRIGGERED) || status.equals(ACKNOWLEDGED);
  }
}
