package dev.opsledger.front.domain;

/** The names of the counters of open incidents, which are their statuses. */
public final class IncidentCounters {
  public static final String TRIGGERED = "triggered";
  public static final String ACKNOWLEDGED = "acknowledged";

  private IncidentCounters() {}

  /** Whether an incident with this status is open. */
  public static boolean isOpen(String status) {
    return status.equals(TRIGGERED) || status.equals(ACKNOWLEDGED);
  }
}
