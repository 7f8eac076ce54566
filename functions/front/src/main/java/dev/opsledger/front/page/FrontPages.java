package dev.opsledger.front.page;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.identity.IdentityMap;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PagePeriod;
import dev.opsledger.core.page.WebPage;
import dev.opsledger.front.domain.NamedThing;
import dev.opsledger.front.domain.ZonedDay;
import dev.opsledger.front.dora.DoraResult;
import dev.opsledger.front.dora.DoraService;
import dev.opsledger.front.dora.Environment;
import dev.opsledger.front.dora.Period;
import dev.opsledger.front.identity.IdentityService;
import dev.opsledger.front.overview.OverviewQuery;
import dev.opsledger.front.overview.SearchQuery;
import dev.opsledger.front.overview.SyncStatusQuery;
import dev.opsledger.front.overview.SyncUnits;
import dev.opsledger.front.store.CounterQuery;
import dev.opsledger.front.store.FrontKeys;
import dev.opsledger.front.store.StoredFact;
import dev.opsledger.front.timeline.Timeline;
import dev.opsledger.front.timeline.TimelineRequest;
import dev.opsledger.front.timeline.TimelineService;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what the front's pages show. */
public record FrontPages(
    OverviewQuery overview,
    SyncStatusQuery sync,
    DoraService dora,
    SearchQuery search,
    TimelineService timelines,
    IdentityService identity,
    CounterQuery counters,
    ZoneId zone,
    Clock clock) {
  private static final int UNITS = 100;
  private static final int LONGEST_SEARCH = 200;
  private static final int LONGEST_FIGURES = 366;
  private static final int LONGEST_TEAM = 100;
  private static final int DAYS_OF_PROJECTS = 7;
  private static final int PROJECTS_OF_A_DAY = 20;

  WebPage home(PageAddress address) {
    return HomePage.of(overview.read(), address);
  }

  WebPage completeness(PageAddress address) {
    return CompletenessPage.of(address, sync.sources(), clock.instant(), zone);
  }

  WebPage source(PageAddress address, String source) {
    Optional<String> after = address.find(CompletenessPage.AFTER);
    if (after.filter(id -> !id.matches("[!-~]{1,512}")).isPresent()) {
      throw RequestException.invalid("after must be the id of a unit");
    }
    boolean troubled = troubled(address);
    SyncUnits units =
        troubled ? sync.troubled(source, after, UNITS) : sync.units(source, after, UNITS);
    return CompletenessPage.ofSource(address, units, sync.source(source), clock.instant(), zone);
  }

  private static boolean troubled(PageAddress address) {
    Optional<String> show = address.find(CompletenessPage.SHOW);
    if (show.filter(text -> !text.equals(CompletenessPage.TROUBLED)).isPresent()) {
      throw RequestException.invalid("show must be troubled");
    }
    return show.isPresent();
  }

  WebPage dora(PageAddress address) {
    PagePeriod period = PagePeriod.of(address, "90", clock, zone);
    if (period.days() > LONGEST_FIGURES) {
      throw RequestException.invalid("figures are of at most 366 days");
    }
    Optional<String> project = address.find(DoraPage.PROJECT);
    Optional<String> team = address.find(DoraPage.TEAM).map(String::strip);
    if (project.isEmpty() && team.isEmpty()) {
      return DoraPage.choice(address, period, projects());
    }
    if (project.isPresent() && team.isPresent()) {
      throw RequestException.invalid("give project or team, and not both");
    }
    if (project.filter(id -> !id.matches("[1-9][0-9]{0,15}")).isPresent()) {
      throw RequestException.invalid(
          "project must be the id of a project, a positive whole number");
    }
    if (team.filter(name -> name.isEmpty() || name.length() > LONGEST_TEAM).isPresent()) {
      throw RequestException.invalid("team must have 1 to 100 characters");
    }
    var environment =
        address.find(DoraPage.ENVIRONMENT).map(Environment::new).orElse(Environment.PRODUCTION);
    Instant now = clock.instant();
    Instant until = period.until().isBefore(now) ? period.until() : now.plusSeconds(1);
    var days = new Period(period.since(), until);
    DoraResult result =
        team.isPresent()
            ? dora.ofTeam(team.get(), environment, days, Optional.empty())
            : dora.ofProject(
                Long.parseLong(project.orElseThrow()), environment, days, Optional.empty());
    return DoraPage.of(address, period, result, dora.failureWindow());
  }

  WebPage changes(PageAddress address) {
    var asked =
        new TimelineRequest(
            address.find("incident"),
            address.find("commit"),
            address.find("deployment"),
            address.find("project"),
            address.find("minutes"));
    PagePeriod period = PagePeriod.of(address, "30", clock, zone);
    Timeline timeline =
        asked.read(timelines, () -> new Timeline.Span(period.since(), period.until()));
    Optional<PagePeriod> shown = asked.project().map(_ -> period);
    return ChangesPage.of(address, timeline, shown, clock.instant(), zone);
  }

  WebPage identity(PageAddress address) {
    IdentityMap map = identity.read();
    return IdentityPage.of(address, map, identity.proposals(map));
  }

  /** The projects whose deployments ended in the last days. */
  private List<NamedThing> projects() {
    LocalDate today = clock.instant().atZone(zone).toLocalDate();
    Map<String, NamedThing> projects = new LinkedHashMap<>();
    for (int i = 0; i < DAYS_OF_PROJECTS; i++) {
      var day = new ZonedDay(zone, today.minusDays(i));
      counters
          .top(FrontKeys.projects(day), PROJECTS_OF_A_DAY)
          .forEach(
              row -> {
                String id = row.key().sk();
                String name = row.label("project");
                projects.putIfAbsent(
                    id, new NamedThing(NamedThing.Kind.PROJECT, List.of(id), name));
              });
    }
    return List.copyOf(projects.values());
  }

  /** What is found; an address instead if there is one match. */
  Found search(PageAddress address) {
    String asked = address.find("q").orElse("");
    if (asked.length() > LONGEST_SEARCH) {
      throw RequestException.invalid("q must have at most 200 characters");
    }
    List<StoredFact> runs = search.runs(asked);
    if (!runs.isEmpty()) {
      return new Found(SearchPage.ofCommit(address, asked.strip(), runs, zone), Optional.empty());
    }
    List<NamedThing> things = search.find(asked);
    Optional<NamedThing> team =
        things.stream()
            .filter(each -> each.kind() == NamedThing.Kind.TEAM && each.isCalled(asked.strip()))
            .findFirst();
    if (team.isPresent()) {
      return new Found(team(address, team.get()), Optional.empty());
    }
    Optional<String> only =
        things.size() == 1
            ? Optional.of(SearchPage.address(things.getFirst()).toString())
            : Optional.empty();
    return new Found(SearchPage.of(address, asked, things, zone), only);
  }

  private WebPage team(PageAddress address, NamedThing team) {
    boolean mapped =
        identity.read().entries().stream()
            .anyMatch(entry -> entry.team().filter(team.name()::equalsIgnoreCase).isPresent());
    return SearchPage.ofTeam(address, team, search.servicesOf(team), mapped);
  }

  /**
   * What a search comes to.
   *
   * @param page what was found
   * @param only the page of the only match
   */
  record Found(WebPage page, Optional<String> only) {}
}
