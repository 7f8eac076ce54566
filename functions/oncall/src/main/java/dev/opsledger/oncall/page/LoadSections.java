package dev.opsledger.oncall.page;

import dev.opsledger.core.page.Html;
import dev.opsledger.core.page.HtmlFormat;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PagePeriod;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.PageTable;
import dev.opsledger.core.page.PageTiles;
import dev.opsledger.core.page.WebPage;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.oncall.domain.Catalog;
import dev.opsledger.oncall.domain.HourKind;
import dev.opsledger.oncall.domain.IncidentLoad;
import dev.opsledger.oncall.domain.LoadNames;
import dev.opsledger.oncall.domain.LoadPeriod;
import dev.opsledger.oncall.store.ResponderStore;
import dev.opsledger.oncall.store.catalog.CatalogStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Adds the load of a period to a page: of all services, or of one. */
final class LoadSections {
  private static final int SHOWN = 20;

  private final LoadReader reader;
  private final PageAddress self;
  private final PagePeriod period;
  private final LoadTables tables;
  private final SortedMap<LoadPeriod, Tally> steps;
  private final Tally now;
  private final LoadFigures before;
  private double unitsLeft = LoadReader.MOST_UNITS;

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

  /** Adds the services, the noisiest first. */
  void addServices(WebPage page, Catalog catalog, CatalogStore catalogs) {
    long incidents = LoadFigures.of(now).incidents();
    var section = new PageSection("noise", "Services by noise");
    Optional<Map<String, Tally>> load = by(false, catalog.services().size(), incidents);
    if (load.isEmpty()) {
      page.add(section.say("There are too many services for so many days. Choose fewer days."));
      return;
    }
    List<Map.Entry<String, Tally>> noisiest = noisiest(load.get(), LoadNames.GROUPS);
    var unknown =
        noisiest.stream()
            .map(Map.Entry::getKey)
            .filter(id -> !catalog.services().containsKey(id))
            .filter(id -> !id.equals(IncidentLoad.NO_SERVICE))
            .toList();
    Map<String, String> former = unknown.isEmpty() ? Map.of() : catalogs.lastNames(unknown);
    PageTable table =
        LoadTables.table("noise", "Services that interrupted people most", "Service")
            .orElse("No incident began in these days. Choose others.");
    for (Map.Entry<String, Tally> each : noisiest) {
      String id = each.getKey();
      String name =
          Optional.ofNullable(catalog.services().get(id))
              .map(Catalog.Service::name)
              .orElse(former.getOrDefault(id, id));
      boolean none = id.equals(IncidentLoad.NO_SERVICE);
      PageAddress of = period.in(PageAddress.of("oncall", "services", id));
      LoadTables.add(
          table,
          none ? PageCell.text("without a service") : PageCell.link(name, of.toString()),
          LoadFigures.of(each.getValue()),
          none ? Optional.empty() : Optional.of(of));
    }
    page.add(more(section.add(table), load.get().size(), "services"));
  }

  /** The load by service or by person; empty where the page would cost too much with it. */
  private Optional<Map<String, Tally>> by(boolean people, int known, long incidents) {
    double units = reader.units(period, known, incidents);
    if (units > unitsLeft) {
      return Optional.empty();
    }
    unitsLeft -= units;
    return Optional.of(reader.by(people, period));
  }

  /** Adds the people, those first who were interrupted most. */
  void addPeople(WebPage page, ResponderStore responders) {
    Map<String, String> names = responders.names();
    var section = new PageSection("people", "People");
    Optional<Map<String, Tally>> load = by(true, names.size(), 2 * LoadFigures.of(now).incidents());
    if (load.isEmpty()) {
      page.add(section.say("There are too many people for so many days. Choose fewer days."));
      return;
    }
    List<String> groups = List.of(LoadNames.PERSON);
    PageTable table =
        LoadTables.table("people", "People, those interrupted most first", "Person")
            .orElse("Nobody was assigned to an incident of these days.");
    for (Map.Entry<String, Tally> each : noisiest(load.get(), groups)) {
      LoadTables.add(
          table,
          PageCell.text(names.getOrDefault(each.getKey(), each.getKey())),
          LoadFigures.of(each.getValue(), groups),
          Optional.empty());
    }
    page.add(
        more(section.add(table), load.get().size(), "people")
            .define("Personal data, shown because ONCALL_PEOPLE is on."));
  }

  private static List<Map.Entry<String, Tally>> noisiest(
      Map<String, Tally> load, List<String> groups) {
    var all = new ArrayList<>(load.entrySet());
    all.sort(
        Comparator.comparingLong(
                (Map.Entry<String, Tally> e) ->
                    -LoadFigures.of(e.getValue(), groups).interruptions())
            .thenComparingLong(e -> -LoadFigures.of(e.getValue(), groups).incidents())
            .thenComparing(Map.Entry::getKey));
    return all.subList(0, Math.min(SHOWN, all.size()));
  }

  private PageSection more(PageSection section, int all, String what) {
    return all > SHOWN
        ? section.say(
            "The first %d of %d %s; all are in the report of /reports/oncall/load."
                .formatted(SHOWN, all, what))
        : section;
  }
}
