package dev.opsledger.oncall.page;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.page.Html;
import dev.opsledger.core.page.HtmlFormat;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageArea;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PagePeriod;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.WebPage;
import dev.opsledger.oncall.domain.Catalog;
import dev.opsledger.oncall.domain.Incident;
import dev.opsledger.oncall.domain.Reference;
import dev.opsledger.oncall.domain.StatusCounts;
import dev.opsledger.oncall.domain.TimelineEntry;
import dev.opsledger.oncall.domain.TimelineEntry.Agent;
import dev.opsledger.oncall.store.CatalogStore;
import dev.opsledger.oncall.store.Counters;
import dev.opsledger.oncall.store.IncidentIndex;
import dev.opsledger.oncall.store.IncidentRows;
import dev.opsledger.oncall.store.ResponderStore;
import dev.opsledger.oncall.store.TimelineStore;
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
    boolean people,
    ZoneId zone,
    Clock clock) {
  private static final int ENTRIES = 150;

  WebPage all(PageAddress address) {
    PagePeriod period = PagePeriod.of(address, "7", clock, zone);
    List<String> statuses = IncidentLists.statuses(address);
    StatusCounts all = counters.all();
    var page =
        new WebPage(PageArea.ONCALL, address, "On call")
            .asOf(clock.instant(), zone)
            .period(period)
            .add(ServiceTables.tiles(all));
    page.add(incidents(address, period, statuses));
    return page.add(ServiceTables.services(catalogs.current(), counters.ofServices()));
  }

  private PageSection incidents(PageAddress address, PagePeriod period, List<String> statuses) {
    var lists = new IncidentLists(index);
    if (statuses.isEmpty()) {
      IncidentLists.Read read = lists.begun(period, address);
      return new PageSection("incidents", "Incidents that began " + within(period))
          .add(statuses(address))
          .add(
              IncidentTables.of("incidents", "Incidents, newest first", read.incidents(), zone)
                  .orElse("No incident began in these days. Choose others."))
          .add(IncidentTables.more(read.next()));
    }
    var found = new ArrayList<Incident>();
    Optional<PageAddress> next = Optional.empty();
    for (String status : statuses) {
      IncidentLists.Read read = lists.withStatus(status, address);
      found.addAll(read.incidents());
      next = read.next().isPresent() ? read.next() : next;
    }
    String title = String.join(" and ", statuses);
    return new PageSection("incidents", "Incidents: " + title)
        .add(statuses(address))
        .add(
            IncidentTables.of("incidents", "Incidents, " + title, found, zone)
                .orElse("No incident is " + title + "."))
        .add(IncidentTables.more(next));
  }

  private static String within(PagePeriod period) {
    return period.name().equals("today") ? "today" : "in " + period.words();
  }

  private static String statuses(PageAddress address) {
    PageAddress all =
        address.without(IncidentLists.STATUS, IncidentLists.AFTER, IncidentLists.BEFORE);
    String now = address.find(IncidentLists.STATUS).orElse("");
    var html = new StringBuilder("<nav class=\"pages\" aria-label=\"Statuses\">");
    html.append(choice(all, "Of these days", now.isEmpty()));
    for (String each : List.of("open", "triggered", "acknowledged", Incident.RESOLVED)) {
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
    List<String> statuses = IncidentLists.statuses(address);
    IncidentLists.Read read = new IncidentLists(index).ofService(id, statuses, address);
    String name =
        known
            .map(Catalog.Service::name)
            .or(() -> Optional.ofNullable(catalogs.lastNames(List.of(id)).get(id)))
            .orElse(id);
    var page =
        new WebPage(PageArea.ONCALL, address, name)
            .crumb("On call", PageAddress.of("oncall"))
            .asOf(clock.instant(), zone)
            .note("Service <b>" + Html.escape(id) + "</b>")
            .note(known.map(s -> PageCell.state(s.status()).html()).orElse("not in PagerDuty now"));
    known.ifPresent(service -> describe(page, service, catalog));
    return page.add(
        new PageSection("incidents", "Incidents")
            .add(
                "<p class=\"sum\"><b>%s</b> in all, <b>%s</b> triggered, <b>%s</b> acknowledged</p>\n"
                    .formatted(
                        Html.number(count.total()),
                        HtmlFormat.bad(count.of("triggered")),
                        Html.number(count.of("acknowledged"))))
            .add(statuses(address).replace("Of these days", "All"))
            .add(
                IncidentTables.of("incidents", "Incidents of this service", read.incidents(), zone)
                    .orElse("No incident of this service has this status."))
            .add(IncidentTables.more(read.next())));
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
