package dev.opsledger.oncall.sync;

import dev.opsledger.oncall.domain.IncidentWindow;
import dev.opsledger.oncall.store.IncidentStore;
import java.util.List;

/**
 * Reads lists of incidents and stores them. A list is stored as a whole: incidents of one service
 * and day that are stored together update its counters once.
 */
public record IncidentImporter(PagerDuty pagerDuty, IncidentStore store) implements WindowImporter {
  /**
   * The most incidents of one unit: less than PagerDuty can list, so that a unit ends well within
   * the function's time limit.
   */
  static final int LONGEST = 2_500;

  @Override
  public WindowedList list() {
    return WindowedList.INCIDENTS;
  }

  @Override
  public List<PagerDuty.Parameter> query(IncidentWindow window) {
    return IncidentQuery.of(window);
  }

  @Override
  public ImportedItems save(Listing listing) {
    return ImportedItems.of(list(), listing, IncidentParser::listed, store::save);
  }
}
