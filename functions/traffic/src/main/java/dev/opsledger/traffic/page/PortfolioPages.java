package dev.opsledger.traffic.page;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.page.Html;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageArea;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PagePeriod;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.PageTable;
import dev.opsledger.core.page.WebPage;
import dev.opsledger.traffic.domain.Counts;
import dev.opsledger.traffic.domain.DateRange;
import dev.opsledger.traffic.domain.Day;
import dev.opsledger.traffic.domain.RepositoryName;
import dev.opsledger.traffic.domain.clones.ClonesElsewhere;
import dev.opsledger.traffic.domain.clones.Pipelines;
import dev.opsledger.traffic.store.PortfolioQuery;
import dev.opsledger.traffic.store.UserRepositoryQuery;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The traffic of all repositories that the deployment itself may show. */
public record PortfolioPages(PortfolioQuery query, Clock clock) {
  private static final String NAME = "q";
  private static final String AFTER = "after";
  private static final int MOST = 20;

  /** Days of all repositories of a page together; 4 KB of about 25 days are half a read unit. */
  private static final int DAYS = 1_600;

  private static final int FEWEST = 4;

  /** The most days in a table, for the page to stay light. */
  private static final int LONGEST = 366;

  WebPage all(PageAddress address) {
    PagePeriod period = PagePeriod.of(address, "30", clock, ZoneOffset.UTC);
    if (period.days() > LONGEST) {
      throw RequestException.invalid("from and to must be at most 366 days apart");
    }
    Optional<String> name = address.find(NAME);
    return name.isPresent() ? one(address, period, name.get()) : portfolio(address, period);
  }

  private WebPage portfolio(PageAddress address, PagePeriod period) {
    Optional<String> after = address.find(AFTER);
    if (after.filter(id -> !id.matches(UserRepositoryQuery.ID)).isPresent()) {
      throw RequestException.invalid("after must be the id of a repository");
    }
    int most = Math.clamp(DAYS / period.days(), FEWEST, MOST);
    List<PortfolioQuery.Entry> entries = query.page(after, most, range(period));
    var table =
        new PageTable(
                "repositories",
                "Repositories, most views first",
                "Repository",
                "State",
                "Views",
                "Clones",
                "Days",
                "Busiest day",
                "Last day",
                "On GitHub")
            .orElse(
                "No repository is watched yet. Add one with POST /api/repos/create; its last 14"
                    + " days appear within a minute, and from then on every day is kept.");
    entries.stream()
        .filter(entry -> !entry.repository().sync().isRestricted())
        .sorted(Comparator.comparingLong(entry -> -views(entry.days())))
        .forEach(entry -> add(table, entry, address));
    var section = new PageSection("repositories", "Traffic of " + period.words()).add(table);
    long hidden = entries.stream().filter(e -> e.repository().sync().isRestricted()).count();
    if (hidden > 0) {
      section.say(
          hidden
              + " more are shown only to their users: GitHub shows their traffic to nobody else.");
    }
    if (entries.size() == most) {
      String last = entries.getLast().repository().id();
      section.add(
          "<p class=\"pages\"><a href=\"%s\" rel=\"next\">More repositories</a></p>\n"
              .formatted(Html.escape(address.with(AFTER, last).toString())));
    }
    return page(address, period, "Traffic")
        .add(
            section.define(
                "Views and clones of the days that are known; a day that no fetch covered is"
                    + " missing, which is not zero. Visitors of several days do not add up. Days"
                    + " are UTC days."));
  }

  private static void add(PageTable table, PortfolioQuery.Entry entry, PageAddress address) {
    String full = entry.repository().current().full();
    String days = address.without(AFTER).with(NAME, full).toString();
    Optional<Day> busiest =
        entry.days().stream().max(Comparator.comparingLong(day -> day.views().count()));
    table.row(
        PageCell.link(full, days),
        PageCell.state(entry.repository().sync().status().text()),
        PageCell.number(views(entry.days()), days),
        PageCell.number(clones(entry.days()), days),
        PageCell.number(entry.days().size(), days),
        busiest
            .map(day -> PageCell.text(day.date() + ": " + Html.number(day.views().count())))
            .orElseGet(PageCell::none),
        entry.days().isEmpty()
            ? PageCell.none()
            : PageCell.text(entry.days().getLast().date().toString()),
        gitHub(entry.repository().current()));
  }

  private WebPage one(PageAddress address, PagePeriod period, String name) {
    PortfolioQuery.Entry entry =
        RepositoryName.ofUrl("https://github.com/" + name)
            .flatMap(known -> query.find(known, range(period)))
            .filter(found -> !found.repository().sync().isRestricted())
            .orElseThrow(
                () -> RequestException.notFound("no repository of this name is shown here"));
    RepositoryName current = entry.repository().current();
    var table =
        new PageTable(
                "days",
                "Its days, newest first",
                "Day",
                "Views",
                "Visitors",
                "Clones",
                "Cloners",
                "Clones per cloner",
                "Runs",
                "Jobs",
                "Clones from elsewhere",
                "Counted to its end")
            .orElse("No day of these is known. Choose others.");
    Pipelines pipelines = query.pipelines(entry.repository(), range(period));
    for (Day day : entry.days().reversed()) {
      Optional<Pipelines.OfDay> own = pipelines.of(day.date());
      table.row(
          PageCell.text(day.date().toString()),
          PageCell.number(day.views().count()),
          PageCell.number(day.views().uniques()),
          number(day.clones().map(Counts::count)),
          number(day.clones().map(Counts::uniques)),
          text(day.clones().map(ClonesSection::perCloner)),
          number(own.map(Pipelines.OfDay::runs)),
          number(own.map(Pipelines.OfDay::jobs)),
          text(ClonesElsewhere.of(day, pipelines).map(ClonesSection::range)),
          PageCell.text(day.finished() ? "yes" : "not yet"));
    }
    return page(address, period, current.full())
        .crumb("Traffic", address.without(NAME))
        .note(PageCell.state(entry.repository().sync().status().text()).html())
        .note(gitHub(current).html())
        .note(
            "<a href=\"%s\">Its runs</a>"
                .formatted(
                    Html.escape(PageAddress.of("ci", current.owner(), current.name()).toString())))
        .add(
            new PageSection("days", "Days")
                .add(
                    "<p class=\"sum\"><b>%s</b> views and <b>%s</b> clones in <b>%s</b> days</p>\n"
                        .formatted(
                            Html.number(views(entry.days())),
                            Html.number(clones(entry.days())),
                            Html.number(entry.days().size())))
                .add(table)
                .define(
                    "GitHub forgets a day after 14 days; what is kept of a day is the largest of"
                        + " each number that was seen. "
                        + ClonesElsewhere.of(entry.days(), pipelines)
                            .map(ClonesElsewhere::reason)
                            .map(why -> "Clones from elsewhere, at least and at most: " + why + ".")
                            .orElse("")));
  }

  private WebPage page(PageAddress address, PagePeriod period, String title) {
    return new WebPage(PageArea.TRAFFIC, address, title)
        .asOf(clock.instant(), ZoneOffset.UTC)
        .period(period);
  }

  private static DateRange range(PagePeriod period) {
    LocalDate first = period.first();
    return new DateRange(Optional.of(first), Optional.of(period.last()));
  }

  private static PageCell number(Optional<Long> number) {
    return number.map(PageCell::number).orElseGet(PageCell::none);
  }

  private static PageCell text(Optional<String> text) {
    return text.map(PageCell::text).orElseGet(PageCell::none);
  }

  private static PageCell gitHub(RepositoryName name) {
    return PageCell.vendor("Traffic", Optional.of(name.url() + "/graphs/traffic"));
  }

  private static long views(List<Day> days) {
    return days.stream().mapToLong(day -> day.views().count()).sum();
  }

  private static long clones(List<Day> days) {
    return days.stream().flatMap(day -> day.clones().stream()).mapToLong(Counts::count).sum();
  }
}
