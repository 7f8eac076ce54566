package dev.opsledger.oncall.page;

import dev.opsledger.core.page.Html;
import dev.opsledger.core.page.HtmlFormat;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PagePeriod;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.PageTiles;
import dev.opsledger.core.page.WebPage;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.oncall.domain.HourKind;
import dev.opsledger.oncall.domain.LoadPeriod;
import java.util.Optional;
import java.util.SortedMap;

/** Adds the load of a period to a page: of all services, or of one. */
final class LoadSections {
  private final LoadReader reader;
  private final PageAddress self;
  private final PagePeriod period;
  private final LoadTables tables;
  private final SortedMap<LoadPeriod, Tally> steps;
  private final Tally now;
  private final LoadFigures before;

  /**
   * @param self the page without any days
   * @param service the only service; empty for all
   */
  LoadSections(LoadReader reader, PageAddress self, PagePeriod period, Optional<String> service) {
    this.reader = reader;
    this.self = self;
    this.period = period;
    this.tables = new LoadTables(self, period);
    this.steps = reader.steps(service, period);
    this.now = steps.values().stream().reduce(Tally.NONE, Tally::plus);
    this.before = LoadFigures.of(reader.sum(service, LoadReader.days(period).before()));
  }

  /**
   * Adds what there is of all services and of one.
   *
   * @param tiles what stands at the top already
   */
  void addTo(WebPage page, PageTiles tiles) {
    page.add(tiles(tiles).html());
    if (!reader.coverage().isComplete()) {
      page.add(
          "<p class=\"partial-data\">Incidents that were stored before are still being counted; the"
              + " next syncs complete these figures.</p>\n");
    }
    page.add(new LoadCharts(self, period, steps).section())
        .add(tables.interruptions(now, before))
        .add(urgencies());
  }

  private PageTiles tiles(PageTiles tiles) {
    var load = LoadFigures.of(now);
    PageAddress here = period.in(self);
    return tiles
        .add(
            "incidents",
            here + "#incidents",
            "Incidents",
            Html.number(load.incidents()),
            was(Html.number(before.incidents())))
        .add(
            "interruptions",
            here.with(IncidentChoice.INTERRUPTED, IncidentChoice.ANY).toString(),
            "Interruptions",
            Html.number(load.interruptions()),
            was(Html.number(before.interruptions())))
        .add(
            "nights",
            here.with(IncidentChoice.INTERRUPTED, IncidentChoice.word(HourKind.SLEEP)).toString(),
            "In sleep hours",
            HtmlFormat.bad(load.interruptions(HourKind.SLEEP)),
            was(Html.number(before.interruptions(HourKind.SLEEP))))
        .add(
            "acknowledge",
            here.with(IncidentChoice.RESPONSE, IncidentChoice.ACKNOWLEDGED).toString(),
            "Acknowledged in",
            time(load.acknowledgedIn(LoadFigures.MEDIAN)),
            was(time(before.acknowledgedIn(LoadFigures.MEDIAN))))
        .add(
            "resolve",
            here.with(IncidentChoice.RESPONSE, IncidentChoice.RESOLVED).toString(),
            "Resolved in",
            time(load.resolvedIn(LoadFigures.MEDIAN)),
            was(time(before.resolvedIn(LoadFigures.MEDIAN))));
  }

  private static String was(String text) {
    return "before: " + text;
  }

  private static String time(Optional<Long> seconds) {
    return seconds.map(HtmlFormat::duration).orElse("–");
  }

  private PageSection urgencies() {
    var load = LoadFigures.of(now);
    var section =
        new PageSection("response", "How fast it was answered").add(tables.urgencies(now));
    if (load.unusable() > 0) {
      section.warn(
          "Of %s the timeline is not known from the trigger on: acknowledgements and escalations"
                  .formatted(HtmlFormat.count(load.unusable(), "incident", "incidents"))
              + " lack them.");
    }
    return section.define(
        "Medians and 90th percentiles. Acknowledged in: from the trigger to the first explicit"
            + " acknowledgement; incidents never acknowledged are left out and counted beside."
            + " Resolved in: from the trigger to the resolution, time reopened included. All are"
            + " of the incidents that began in these days.");
  }

  /** The load by service and by person, as far as it fits beside this. */
  LoadRanking ranking() {
    return LoadRanking.beside(reader, period, LoadFigures.of(now).incidents());
  }
}
