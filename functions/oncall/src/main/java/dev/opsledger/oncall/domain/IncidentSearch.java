package dev.opsledger.oncall.domain;

import dev.opsledger.core.text.CleanText;

/**
 * Which incidents to show.
 *
 * @param by whether all incidents are shown, those of a status or those of a service
 * @param value the status or the service's id; empty for all
 */
public record IncidentSearch(By by, String value) {
  /** What incidents are selected by. */
  public enum By {
    ALL,
    STATUS,
    SERVICE_ID
  }

  /** All incidents. */
  public static final IncidentSearch ALL = new IncidentSearch(By.ALL, "");

  /** The incidents of a service. A longer id is cut: it matches none, and keys are limited. */
  public static IncidentSearch ofService(String id) {
    String bounded = CleanText.cut(id, Reference.LONGEST_ID + 1);
    return new IncidentSearch(By.SERVICE_ID, VendorText.storable(bounded));
  }

  /** The incidents that have a status. */
  public static IncidentSearch ofStatus(String status) {
    return new IncidentSearch(By.STATUS, status);
  }
}
