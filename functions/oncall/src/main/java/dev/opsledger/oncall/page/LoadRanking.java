package dev.opsledger.oncall.page;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.page.Html;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PagePeriod;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.PageTable;
import dev.opsledger.core.page.WebPage;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.oncall.domain.Catalog;
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

/** Adds the load by service and by person to a page, as far as the page may cost it. */
final class LoadRanking {
  /** The parameter of a page with nothing else. */
  static final String BY = "by";

  private static final String SERVICES = "services";
  private static final String PEOPLE = "people";
  private static final int SHOWN = 20;

  private final LoadReader reader;
  private final PagePeriod period;
  private final LoadBudget budget;
  private final boolean alone;
  private double unitsLeft;

  private LoadRanking(LoadReader reader, PagePeriod period, long incidents, boolean alone) {
    this.reader = reader;
    this.period = period;
    this.budget = new LoadBudget(period, incidents);
    this.alone = alone;
    this.unitsLeft = alone ? budget.besideSum() : budget.besideFigures();
  }

  /**
   * On the page with the figures of all services.
   *
   * @param incidents how many incidents began in the period
   */
  static LoadRanking beside(LoadReader reader, PagePeriod period, long incidents) {
    return new LoadRanking(reader, period, incidents, false);
  }

  /**
   * On a page with nothing else.
   *
   * @param by what is asked for, services or people
   * @param named whether people may be shown
   * @throws RequestException 400 if there is no such ranking
   */
  static Alone of(String by, boolean named, LoadReader reader, PagePeriod period) {
    if (!by.equals(SERVICES) && !by.equals(PEOPLE)) {
      throw RequestException.invalid("by must be services or people");
    }
    if (by.equals(PEOPLE) && !named) {
      throw RequestException.invalid("by=people needs ONCALL_PEOPLE=on");
    }
    if (period.days() > LoadPeriod.LONGEST) {
      throw RequestException.invalid(
          "the period must not be longer than %d days".formatted(LoadPeriod.LONGEST));
    }
    Tally all = reader.sum(Optional.empty(), LoadReader.days(period));
    long incidents = LoadFigures.of(all).incidents();
    return new Alone(by, new LoadRanking(reader, period, incidents, true));
  }

  /** The load by service or by person on a page with nothing else. */
  record Alone(String by, LoadRanking ranking) {
    void addTo(WebPage page, CatalogStore catalogs, ResponderStore responders) {
      if (by.equals(PEOPLE)) {
        ranking.addPeople(page, responders);
      } else {
        ranking.addServices(page, catalogs.current(), catalogs);
      }
    }
  }

  /** Adds the services, the noisiest first. */
  void addServices(WebPage page, Catalog catalog, CatalogStore catalogs) {
    var section = new PageSection("noise", "Services by noise");
    int known = catalog.services().size();
    Optional<Map<String, Tally>> load = by(false, known);
    if (load.isEmpty()) {
      page.add(elsewhere(section, false, known));
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
  private Optional<Map<String, Tally>> by(boolean people, int known) {
    double units = budget.by(people, known);
    if (units > unitsLeft) {
      return Optional.empty();
    }
    unitsLeft -= units;
    return Optional.of(reader.by(people, period));
  }

  /** Leads to a page of its own, or says that even that would cost too much. */
  private PageSection elsewhere(PageSection section, boolean people, int known) {
    String what = people ? PEOPLE : SERVICES;
    if (alone || budget.by(people, known) > budget.besideSum()) {
      return section.say(
          "There are too many %s for so many days. Choose fewer days.".formatted(what));
    }
    PageAddress to = period.in(PageAddress.of("oncall")).with(BY, what);
    return section.add(
        "<p><a href=\"%s\">Load by %s of these days</a></p>\n"
            .formatted(Html.escape(to.toString()), people ? "person" : "service"));
  }

  /** Adds the people, those first who were interrupted most. */
  void addPeople(WebPage page, ResponderStore responders) {
    Map<String, String> names = responders.names();
    var section = new PageSection("people", "People");
    Optional<Map<String, Tally>> load = by(true, names.size());
    if (load.isEmpty()) {
      page.add(elsewhere(section, true, names.size()));
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
