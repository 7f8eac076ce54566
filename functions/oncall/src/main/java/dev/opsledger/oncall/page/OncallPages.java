package dev.opsledger.oncall.page;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.page.Html;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageArea;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PagePeriod;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.WebPage;
import dev.opsledger.oncall.domain.Catalog;
import dev.opsledger.oncall.domain.Incident;
import dev.opsledger.oncall.domain.LoadPeriod;
import dev.opsledger.oncall.domain.Reference;
import dev.opsledger.oncall.domain.StatusCounts;
import dev.opsledger.oncall.domain.TimelineEntry;
import dev.opsledger.oncall.domain.TimelineEntry.Agent;
import dev.opsledger.oncall.store.Counters;
import dev.opsledger.oncall.store.IncidentIndex;
import dev.opsledger.oncall.store.IncidentRows;
import dev.opsledger.oncall.store.ResponderStore;
import dev.opsledger.oncall.store.TimelineStore;
import dev.opsledger.oncall.store.catalog.CatalogStore;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads what the pages about incidents and services show.
 *
 * @param people whether people may be shown
 */
public record OncallPages(
    CatalogStore catalogs,
    Counters counters,
    IncidentIndex index,
    TimelineStore timelines,
    ResponderStore responders,
    LoadReader load,
    boolean people,
    ZoneId zone,
    Clock clock) {
  private static final int ENTRIES = 150;
  private static final String SERVICES = "services";

  WebPage all(PageAddress address) {
    PagePeriod period = period(address);
    var page =
        new WebPage(PageArea.ONCALL, address, "On call").asOf(clock.instant(), zone).period(period);
    if (address.find(SERVICES).isPresent()) {
      return page.add(ServiceTables.services(catalogs.current(), counters.ofServices(), true));
    }
    Optional<String> by = address.find(LoadRanking.BY);
    if (by.isPresent()) {
      LoadRanking.of(by.get(), people, load, period).addTo(page, catalogs, responders);
      return page;
    }
    if (!hasFigures(address, period)) {
      return page.add(incidents(address, period, Optional.empty(), IncidentLists.COUNTED));
    }
    Catalog catalog = catalogs.current();
    var sections = new LoadSections(load, PageAddress.of("oncall"), period, Optional.empty());
    sections.addTo(page, ServiceTables.tiles(counters.all()));
    LoadRanking ranking = sections.ranking();
    ranking.addServices(page, catalog, catalogs);
    if (people) {
      ranking.addPeople(page, responders);
    }
    page.add(incidents(address, period, Optional.empty(), LoadReader.incidentsBeside(period)));
    return page.add(ServiceTables.services(catalog, counters.ofServices(), false));
  }

  private PagePeriod period(PageAddress address) {
    return PagePeriod.of(address, "7", clock, zone);
  }

  /** Lists of incidents stand alone, and figures are of at most a year. */
  private static boolean hasFigures(PageAddress address, PagePeriod period) {
    boolean list =
        IncidentChoice.isAsked(address)
            || List.of(IncidentLists.STATUS, IncidentLists.AFTER, IncidentLists.BEFORE).stream()
                .anyMatch(name -> address.find(name).isPresent());
    return !list && period.days() <= LoadPeriod.LONGEST;
  }

  private PageSection incidents(
      PageAddress address, PagePeriod period, Optional<String> service, int most) {
    List<String> statuses = IncidentLists.statuses(address);
    var lists = new IncidentLists(index, load.rollups());
    if (address.find(IncidentLists.STATUS).isEmpty()) {
      var filter = IncidentChoice.of(address, service);
      IncidentLists.Read read = lists.begun(period, filter, address, most);
      String title = "Incidents%s that began %s".formatted(filter.words(), within(period));
      return section(address, title, read, Optional.of(filter).filter(IncidentChoice::needsLoad));
    }
    IncidentLists.Read read =
        service.isPresent()
            ? lists.ofService(service.get(), statuses, address)
            : statuses.isEmpty() ? lists.ofAll(address) : lists.withStatus(statuses, address);
    String title =
        statuses.isEmpty() ? "All incidents" : "Incidents: " + String.join(" and ", statuses);
    return section(address, title, read, Optional.empty());
  }

  private PageSection section(
      PageAddress address,
      String title,
      IncidentLists.Read read,
      Optional<IncidentChoice> interruptions) {
    return new PageSection("incidents", title)
        .add(statuses(address))
        .add(
            IncidentTables.of(
                    "incidents", title + ", newest first", read.incidents(), zone, interruptions)
                .orElse(
                    read.next().isPresent()
                        ? "None so far; there may be more."
                        : "There is no such incident. Choose other days, or another status."))
        .add(IncidentTables.more(read.next()));
  }

  private static String within(PagePeriod period) {
    return period.name().equals("today") ? "today" : "in " + period.words();
  }

  private static String statuses(PageAddress address) {
    PageAddress all =
        address.without(
            IncidentLists.STATUS,
            IncidentLists.AFTER,
            IncidentLists.BEFORE,
            IncidentChoice.URGENCY,
            IncidentChoice.INTERRUPTED,
            IncidentChoice.RESPONSE);
    String now = address.find(IncidentLists.STATUS).orElse("");
    var html = new StringBuilder("<nav class=\"pages\" aria-label=\"Statuses\">");
    html.append(choice(all, "Of these days", now.isEmpty()));
    for (String each :
        List.of(IncidentLists.ALL, "open", "triggered", "acknowledged", Incident.RESOLVED)) {
      String label = Character.toUpperCase(each.charAt(0)) + each.substring(1);
      html.append(choice(all.with(IncidentLists.STATUS, each), label, now.equals(each)));
    }
    return html.append("</nav>\n").toString();
  }

  private static String choice(PageAddress to, String label, boolean chosen) {
    return "<a href=\"%s\"%s>%s</a> "
        .formatted(Html.escape(to.toString()), chosen ? " aria-current=\"true\"" : "", label);
  }

  WebPage service(PageAddress address, String id) {
    Catalog catalog = catalogs.current();
    Optional<Catalog.Service> known = Optional.ofNullable(catalog.services().get(id));
    StatusCounts count = counters.ofService(bounded(id));
    if (known.isEmpty() && count.total() == 0) {
      throw RequestException.notFound("there is no such service");
    }
    PagePeriod period = period(address);
    String name =
        known
            .map(Catalog.Service::name)
            .or(() -> Optional.ofNullable(catalogs.lastNames(List.of(id)).get(id)))
            .orElse(id);
    var page =
        new WebPage(PageArea.ONCALL, address, name)
            .crumb("On call", period.in(PageAddress.of("oncall")))
            .asOf(clock.instant(), zone)
            .period(period)
            .note("Service <b>" + Html.escape(id) + "</b>")
            .note(known.map(s -> PageCell.state(s.status()).html()).orElse("not in PagerDuty now"));
    known.ifPresent(service -> describe(page, service, catalog));
    if (!hasFigures(address, period)) {
      return page.add(incidents(address, period, Optional.of(id), IncidentLists.COUNTED));
    }
    PageAddress self = PageAddress.of("oncall", "services", id);
    new LoadSections(load, self, period, Optional.of(id))
        .addTo(page, ServiceTables.tiles(count, self));
    return page.add(
        incidents(address, period, Optional.of(id), LoadReader.incidentsBeside(period)));
  }

  private static void describe(WebPage page, Catalog.Service service, Catalog catalog) {
    catalog
        .teams(service.teams())
        .forEach(team -> page.note("Team <b>" + Html.escape(team.name()) + "</b>"));
    service
        .policy()
        .flatMap(policy -> Optional.ofNullable(catalog.policies().get(policy)))
        .ifPresent(
            policy -> page.note("Escalation policy <b>" + Html.escape(policy.name()) + "</b>"));
  }

  private static String bounded(String id) {
    if (id.isBlank() || id.length() > Reference.LONGEST_ID) {
      throw RequestException.notFound("there is no such service");
    }
    return id;
  }

  WebPage incident(PageAddress address, String id) {
    Incident incident =
        Optional.of(id)
            .filter(text -> !text.isBlank() && text.length() <= Reference.LONGEST_ID)
            .flatMap(index::find)
            .map(IncidentRows::incident)
            .orElseThrow(() -> RequestException.notFound("no such incident is stored"));
    String after = address.find(IncidentLists.AFTER).orElse("");
    if (after.length() > 3 * Reference.LONGEST_ID) {
      throw RequestException.invalid("after must be a position that a page gave");
    }
    var entries = new ArrayList<TimelineEntry>();
    Optional<PageAddress> next = Optional.empty();
    for (TimelineEntry entry : timelines.entries(id, after)) {
      if (entries.size() == ENTRIES) {
        next =
            Optional.of(
                address.with(IncidentLists.AFTER, TimelineStore.position(entries.getLast())));
        break;
      }
      entries.add(entry);
    }
    var shown =
        new IncidentPage.Shown(incident, entries, people, people ? names(entries) : Map.of(), next);
    return IncidentPage.of(address, shown, clock.instant(), zone);
  }

  private Map<String, String> names(List<TimelineEntry> entries) {
    var ids = new TreeSet<String>();
    for (TimelineEntry entry : entries) {
      entry.agent().filter(Agent::isUser).map(Agent::id).ifPresent(ids::add);
      Stream.concat(entry.user().stream(), entry.assignees().stream()).forEach(ids::add);
    }
    return responders.names(ids);
  }
}
