package dev.opsledger.oncall.api;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.oncall.domain.Incident;
import dev.opsledger.oncall.domain.IncidentSearch;

/** Parses the parameters {@code search_by} and {@code search_value}. */
final class SearchParameters {
  private SearchParameters() {}

  /**
   * The search that the parameters ask for; all incidents without {@code search_by}.
   *
   * @throws RequestException 400 if a parameter is invalid or {@code search_value} is missing
   */
  static IncidentSearch parse(String by, String value) {
    if (by == null) {
      return IncidentSearch.ALL;
    }
    if (!by.equals("status") && !by.equals("service_id")) {
      throw RequestException.invalid("search_by must be status or service_id");
    }
    if (value == null || value.isBlank()) {
      throw RequestException.invalid("search_value is required with search_by");
    }
    if (by.equals("service_id")) {
      return IncidentSearch.ofService(value);
    }
    if (!Incident.STATUSES.contains(value)) {
      throw RequestException.invalid(
          "search_value must be one of " + String.join(", ", Incident.STATUSES));
    }
    return IncidentSearch.ofStatus(value);
  }
}
