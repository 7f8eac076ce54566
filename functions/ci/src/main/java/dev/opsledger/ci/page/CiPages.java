package dev.opsledger.ci.page;

import dev.opsledger.ci.domain.Owner;
import dev.opsledger.ci.domain.RunRecord;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.store.DayQuery;
import dev.opsledger.ci.store.InstallationStore;
import dev.opsledger.ci.store.RunRecordQuery;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.page.Html;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageArea;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PagePeriod;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.PageTable;
import dev.opsledger.core.page.WebPage;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Reads what the pages about runs show. */
public record CiPages(
    InstallationStore installations,
    DayQuery days,
    RunRecordQuery records,
    ZoneId zone,
    Clock clock) {
  /** GitHub allows 39 characters; a very long name would exceed the size of a DynamoDB key. */
  private static final int LONGEST_NAME = 256;

  WebPage organizations(PageAddress address) {
    PagePeriod period = PagePeriod.of(address, "today", clock, zone);
    var table =
        new PageTable(
                "organizations", "Organizations with the GitHub App", "Organization", "On GitHub")
            .orElse(
                "No organization has the GitHub App yet. Create an App with read access to actions,"
                    + " set GITHUB_APP_ID, GITHUB_APP_PRIVATE_KEY and GITHUB_WEBHOOK_SECRET, and"
                    + " install it.");
    for (String login : installations.logins()) {
      table.row(
          PageCell.link(login, within(PageAddress.of("ci", login), address).toString()),
          PageCell.vendor("Organization", Optional.of("https://github.com/" + login)));
    }
    return new WebPage(PageArea.CI, address, "CI runs")
        .asOf(clock.instant(), zone)
        .period(period)
        .add(new PageSection("organizations", "Organizations").add(table));
  }

  WebPage organization(PageAddress address, String org) {
    PagePeriod period = PagePeriod.of(address, "today", clock, zone);
    Owner owner = owner(org);
    RunList.Read read = read(address, period, owner, Optional.empty(), OptionalLong.empty());
    return page(address, period, owner.login())
        .note(PageCell.vendor("On GitHub", gitHub(owner.login())).html())
        .add(repositories(read, owner, address))
        .add(RunTables.section("Runs of " + period.words(), read, address, owner.login(), zone));
  }

  private static PageSection repositories(RunList.Read read, Owner owner, PageAddress address) {
    var table =
        new PageTable("repositories", "Repositories of these runs", "Repository", "Runs", "Failed")
            .orElse("No repository ran anything in these days.");
    Map<String, long[]> counts = new TreeMap<>();
    for (WorkflowRun run : read.runs()) {
      long[] count = counts.computeIfAbsent(run.repository().name(), _ -> new long[2]);
      count[0]++;
      count[1] += OutcomeGroup.of(run) == OutcomeGroup.FAILED ? 1 : 0;
    }
    counts.forEach(
        (name, count) -> {
          PageAddress of = within(PageAddress.of("ci", owner.login(), name), address);
          table.row(
              PageCell.link(name, of.toString()),
              PageCell.number(count[0], of.toString()),
              PageCell.bad(count[1], of.with(OutcomeGroup.PARAMETER, "failed").toString()));
        });
    var section = new PageSection("repositories", "Repositories").add(table);
    if (read.next().isPresent()) {
      section.warn("These are the repositories of the runs below only; older runs follow there.");
    }
    return section;
  }

  WebPage repository(PageAddress address, String org, String repository) {
    PagePeriod period = PagePeriod.of(address, "7", clock, zone);
    Owner owner = owner(org);
    RunList.Read read = read(address, period, owner, Optional.of(repository), OptionalLong.empty());
    String name =
        read.runs().stream().map(run -> run.repository().name()).findFirst().orElse(repository);
    return page(address, period, owner.login() + "/" + name)
        .crumb(owner.login(), within(PageAddress.of("ci", owner.login()), address))
        .note(PageCell.vendor("On GitHub", gitHub(owner.login() + "/" + name)).html())
        .add(workflows(read, owner, name, address))
        .add(RunTables.section("Runs of " + period.words(), read, address, owner.login(), zone));
  }

  private static PageSection workflows(
      RunList.Read read, Owner owner, String repository, PageAddress address) {
    var table =
        new PageTable("workflows", "Workflows of these runs", "Workflow", "Runs", "Failed")
            .orElse("No workflow of this repository ran in these days.");
    Map<Long, long[]> counts = new LinkedHashMap<>();
    Map<Long, String> names = new LinkedHashMap<>();
    for (WorkflowRun run : read.runs()) {
      run.workflow()
          .id()
          .ifPresent(
              id -> {
                long[] count = counts.computeIfAbsent(id, _ -> new long[2]);
                count[0]++;
                count[1] += OutcomeGroup.of(run) == OutcomeGroup.FAILED ? 1 : 0;
                names.putIfAbsent(
                    id, run.workflow().name().or(run.workflow()::path).orElse("" + id));
              });
    }
    counts.forEach(
        (id, count) -> {
          PageAddress of =
              within(PageAddress.of("ci", owner.login(), repository, "" + id), address);
          table.row(
              PageCell.link(names.get(id), of.toString()),
              PageCell.number(count[0], of.toString()),
              PageCell.bad(count[1], of.with(OutcomeGroup.PARAMETER, "failed").toString()));
        });
    return new PageSection("workflows", "Workflows").add(table);
  }

  WebPage workflow(PageAddress address, String org, String repository, String workflow) {
    if (!workflow.matches("[1-9]\\d{0,17}")) {
      throw RequestException.notFound("there is no such workflow");
    }
    PagePeriod period = PagePeriod.of(address, "30", clock, zone);
    Owner owner = owner(org);
    RunList.Read read =
        read(
            address,
            period,
            owner,
            Optional.of(repository),
            OptionalLong.of(Long.parseLong(workflow)));
    Optional<WorkflowRun> any = read.runs().stream().findFirst();
    String name =
        any.flatMap(run -> run.workflow().name().or(run.workflow()::path))
            .orElse("Workflow " + workflow);
    String full = owner.login() + "/" + any.map(run -> run.repository().name()).orElse(repository);
    return page(address, period, name)
        .crumb(owner.login(), within(PageAddress.of("ci", owner.login()), address))
        .crumb(repository, within(PageAddress.of("ci", owner.login(), repository), address))
        .note(Html.escape(full))
        .note(PageCell.vendor("On GitHub", gitHub(full + "/actions")).html())
        .add(
            new PageSection("bars", "The last runs")
                .add(RunTables.bars(read.runs()))
                .define(
                    "Each bar is a run, as high as its latest attempt took; oldest at the left."))
        .add(RunTables.section("Runs of " + period.words(), read, address, owner.login(), zone));
  }

  WebPage run(PageAddress address, String id) {
    RunRecord found =
        Optional.of(id)
            .filter(text -> text.matches("[1-9]\\d{0,17}"))
            .flatMap(text -> records.find(Long.parseLong(text)))
            .orElseThrow(() -> RequestException.notFound("no such run is stored"));
    return RunPage.of(address, found, clock.instant(), zone);
  }

  private WebPage page(PageAddress address, PagePeriod period, String title) {
    return new WebPage(PageArea.CI, address, title)
        .crumb("CI", within(PageAddress.of("ci"), address))
        .asOf(clock.instant(), zone)
        .period(period);
  }

  private RunList.Read read(
      PageAddress address,
      PagePeriod period,
      Owner owner,
      Optional<String> repository,
      OptionalLong workflow) {
    var wanted = new RunList.Wanted(owner, repository, workflow, OutcomeGroup.of(address));
    return new RunList(days).of(wanted, period, address);
  }

  private Owner owner(String org) {
    return Optional.of(org)
        .filter(name -> name.length() <= LONGEST_NAME)
        .flatMap(installations::find)
        .orElseThrow(() -> RequestException.notFound("the App is not installed in " + org));
  }

  private static Optional<String> gitHub(String path) {
    return Optional.of("https://github.com/" + path);
  }

  /** An address with the same days. */
  private static PageAddress within(PageAddress to, PageAddress now) {
    PageAddress same = to;
    for (String name : new String[] {"period", "from", "to"}) {
      if (now.find(name).isPresent()) {
        same = same.with(name, now.find(name).get());
      }
    }
    return same;
  }
}
