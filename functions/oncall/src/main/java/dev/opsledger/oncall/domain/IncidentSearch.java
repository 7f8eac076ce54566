package dev.opsledger.oncall.domain;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.text.CleanText;

/**
 * Which incidents to show.
 *
 * @param by all, those of a status, or those of a service
 * @param value the status or the service's id; empty for all
 */
public record IncidentSearch(By by, String value) {
  public enum By {
    ALL,
    STATUS,
    SERVICE_ID
  }

  static final IncidentSearch ALL = new IncidentSearch(By.ALL, "");

  /** Those of one service; none has a longer id, and no index takes an endless one. */
  public static IncidentSearch ofService(String id) {
    String bounded = CleanText.cut(id, Reference.LONGEST_ID + 1);
    return new IncidentSearch(By.SERVICE_ID, VendorText.storable(bounded));
  }

  /**
   * From the parameters {@code search_by} and {@code search_value}.
   *
   * @throws RequestException 400 when they do not go together
   */
  public static IncidentSearch of(String by, String value) {
    if (by == null) {
      return ALL;
    }
    if (!by.equals("status") && !by.equals("service_id")) {
      throw RequestException.invalid("search_by is status or service_id");
    }
    if (value == null || value.isBlank()) {
      throw RequestException.invalid("search_by needs a search_value");
    }
    if (by.equals("service_id")) {
      return ofService(value);
    }
    if (!Incident.STATUSES.contains(value)) {
      throw RequestException.invalid("a status is one of " + String.join(", ", Incident.STATUSES));
    }
    return new IncidentSearch(By.STATUS, value);
  }
}
