package dev.opsledger.oncall.sync;

import dev.opsledger.oncall.domain.Incident;
import dev.opsledger.oncall.domain.IncidentWindow;
import java.util.ArrayList;
import java.util.List;

/** The query parameters of PagerDuty's list of incidents. */
final class IncidentQuery {
  private static final List<PagerDuty.Parameter> OPEN =
      Incident.STATUSES.stream()
          .filter(status -> !status.equals(Incident.RESOLVED))
          .map(status -> new PagerDuty.Parameter("statuses[]", status))
          .toList();

  /** Oldest first, so that new incidents are appended and do not move the pages. */
  private static final PagerDuty.Parameter OLDEST_FIRST =
      new PagerDuty.Parameter("sort_by", "created_at:asc");

  private IncidentQuery() {}

  /** Asks for the incidents of a window. */
  static List<PagerDuty.Parameter> of(IncidentWindow window) {
    var parameters = new ArrayList<PagerDuty.Parameter>();
    parameters.add(new PagerDuty.Parameter("since", window.since().toString()));
    parameters.add(new PagerDuty.Parameter("until", window.until().toString()));
    parameters.add(OLDEST_FIRST);
    if (window.openOnly()) {
      parameters.addAll(OPEN);
    }
    return parameters;
  }

  /** Asks for all open incidents, however old. */
  static List<PagerDuty.Parameter> allOpen() {
    var parameters = new ArrayList<>(OPEN);
    parameters.add(new PagerDuty.Parameter("date_range", "all"));
    parameters.add(OLDEST_FIRST);
    return parameters;
  }
}
