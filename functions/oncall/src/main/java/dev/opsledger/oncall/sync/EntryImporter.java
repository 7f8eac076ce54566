package dev.opsledger.oncall.sync;

import dev.opsledger.oncall.domain.IncidentWindow;
import dev.opsledger.oncall.store.TimelineStore;
import java.util.List;

/** Reads lists of log entries and stores them as entries of their incidents' timelines. */
public record EntryImporter(PagerDuty pagerDuty, TimelineStore store) implements WindowImporter {
  @Override
  public WindowedList list() {
    return WindowedList.LOG_ENTRIES;
  }

  @Override
  public List<PagerDuty.Parameter> query(IncidentWindow window) {
    return List.of(
        new PagerDuty.Parameter("since", window.since().toString()),
        new PagerDuty.Parameter("until", window.until().toString()),
        new PagerDuty.Parameter("include[]", "channels"));
  }

  @Override
  public ImportedItems save(Listing listing) {
    return ImportedItems.of(
        list(), listing, item -> EntryParser.listed(item, pagerDuty::destination), store::save);
  }
}
