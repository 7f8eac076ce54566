package dev.opsledger.ci.page;

import dev.opsledger.ci.domain.Owner;
import dev.opsledger.ci.domain.RunRecord;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.domain.count.WorkflowState;
import dev.opsledger.ci.page.RunList.Limits;
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
import dev.opsledger.core.page.WebPage;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what the pages about runs show: figures and the newest runs, or runs alone. */
public record CiPages(
    InstallationStore installations,
    DayQuery days,
    RunRecordQuery records,
    FigureSource source,
    ZoneId zone,
    Clock clock) {
  /** GitHub allows 39 characters; a very long name would exceed the size of a DynamoDB key. */
  private static final int LONGEST_NAME = 256;

  private static final String NO_APP =
      "No organization has the GitHub App yet. Create an App with read access to actions, set"
          + " GITHUB_APP_ID, GITHUB_APP_PRIVATE_KEY and GITHUB_WEBHOOK_SECRET, and install it.";

  WebPage organizations(PageAddress address) {
    PagePeriod period = period(address, "7");
    List<Owner> owners =
        installations.owners().stream()
            .sorted(Comparator.comparing(Owner::login, String.CASE_INSENSITIVE_ORDER))
            .toList();
    var page = page(address, period, "CI runs");
    if (owners.isEmpty()) {
      return page.add(new PageSection("organizations", "Organizations").say(NO_APP));
    }
    var wanted = RunChoice.of(address, owners, Optional.empty(), OptionalLong.empty());
    if (!hasFigures(address, period)) {
      return runs(page, wanted, period, address, Limits.ALONE);
    }
    figures(wanted, period).organizations(page, owners);
    return runs(page, wanted, period, address, Limits.BESIDE_FIGURES);
  }

  WebPage organization(PageAddress address, String org) {
    PagePeriod period = period(address, "7");
    Owner owner = owner(org);
    var wanted = RunChoice.of(address, List.of(owner), Optional.empty(), OptionalLong.empty());
    var page =
        page(address, period, owner.login())
            .crumb("CI", period.in(PageAddress.of("ci")))
            .note(PageCell.vendor("On GitHub", gitHub(owner.login())).html());
    if (!hasFigures(address, period)) {
      return runs(page, wanted, period, address, Limits.ALONE);
    }
    RunList.Read read = read(wanted, period, address, Limits.BESIDE_FIGURES);
    figures(wanted, period).organization(page, owner, seen(read));
    return page.add(RunTables.section(heading(period), read, address, zone));
  }

  /** The workflows of runs, each once. */
  private static List<WorkflowState.Name> seen(RunList.Read read) {
    Map<Long, WorkflowState.Name> seen = new LinkedHashMap<>();
    for (RunList.Listed each : read.runs()) {
      WorkflowRun run = each.run();
      run.workflow()
          .id()
          .ifPresent(id -> seen.putIfAbsent(id, WorkflowState.Name.of(run, id.toString())));
    }
    return List.copyOf(seen.values());
  }

  WebPage repository(PageAddress address, String org, String repository) {
    PagePeriod period = period(address, "7");
    Owner owner = owner(org);
    Optional<Long> known = source.repository(owner, bounded(repository));
    var wanted =
        RunChoice.of(address, List.of(owner), Optional.of(repository), OptionalLong.empty());
    boolean alone = !hasFigures(address, period) || known.isEmpty();
    RunList.Read read = read(wanted, period, address, alone ? Limits.ALONE : Limits.BESIDE_FIGURES);
    if (known.isEmpty() && read.runs().isEmpty()) {
      throw RequestException.notFound(
          "no runs are known of %s/%s".formatted(owner.login(), repository));
    }
    String name = name(read, repository);
    var page =
        page(address, period, owner.login() + "/" + name)
            .crumb("CI", period.in(PageAddress.of("ci")))
            .crumb(owner.login(), period.in(PageAddress.of("ci", owner.login())))
            .note(PageCell.vendor("On GitHub", gitHub(owner.login() + "/" + name)).html());
    if (!alone) {
      figures(wanted, period).repository(page, owner, name, known.orElseThrow());
    }
    return page.add(RunTables.section(heading(period), read, address, zone));
  }

  private static String name(RunList.Read read, String otherwise) {
    return read.runs().stream()
        .map(each -> each.run().repository().name())
        .findFirst()
        .orElse(otherwise);
  }

  WebPage workflow(PageAddress address, String org, String repository, String workflow) {
    if (!workflow.matches("[1-9]\\d{0,17}")) {
      throw RequestException.notFound("there is no such workflow");
    }
    PagePeriod period = period(address, "30");
    Owner owner = owner(org);
    Optional<Long> known = source.repository(owner, bounded(repository));
    var wanted =
        RunChoice.of(
            address,
            List.of(owner),
            Optional.of(repository),
            OptionalLong.of(Long.parseLong(workflow)));
    boolean alone = !hasFigures(address, period);
    RunList.Read read = read(wanted, period, address, alone ? Limits.ALONE : Limits.DRAWN);
    if (read.runs().isEmpty()
        && known.flatMap(id -> source.workflow(owner, id, workflow)).isEmpty()) {
      throw RequestException.notFound(
          "no runs of workflow %s are known in %s/%s"
              .formatted(workflow, owner.login(), repository));
    }
    String name = name(read, repository);
    String full = owner.login() + "/" + name;
    var page =
        page(address, period, title(read, owner, known, workflow))
            .crumb("CI", period.in(PageAddress.of("ci")))
            .crumb(owner.login(), period.in(PageAddress.of("ci", owner.login())))
            .crumb(repository, period.in(PageAddress.of("ci", owner.login(), repository)))
            .note(Html.escape(full))
            .note(PageCell.vendor("On GitHub", gitHub(full + "/actions")).html());
    if (!alone) {
      page.add(
          new PageSection("bars", "The last runs")
              .add(RunTables.bars(read.runs()))
              .define(
                  "Each bar is a run, as high as its latest attempt took; oldest at the left."));
      figures(wanted, period).workflow(page, owner, name, known, workflow);
    }
    return page.add(RunTables.section(heading(period), read, address, zone));
  }

  private String title(RunList.Read read, Owner owner, Optional<Long> repository, String id) {
    return read.runs().stream()
        .map(RunList.Listed::run)
        .findFirst()
        .flatMap(run -> run.workflow().name().or(run.workflow()::path))
        .or(
            () ->
                repository
                    .flatMap(known -> source.workflow(owner, known, id))
                    .flatMap(state -> state.name().workflowName()))
        .orElse("Workflow " + id);
  }

  WebPage run(PageAddress address, String id) {
    RunRecord found =
        Optional.of(id)
            .filter(text -> text.matches("[1-9]\\d{0,17}"))
            .flatMap(text -> records.find(Long.parseLong(text)))
            .orElseThrow(() -> RequestException.notFound("no such run is stored"));
    return RunPage.of(address, found, clock.instant(), zone);
  }

  /** Lists of runs stand alone, and figures are of at most a year. */
  private static boolean hasFigures(PageAddress address, PagePeriod period) {
    return !RunList.isAsked(address) && period.days() <= FigureReader.LONGEST;
  }

  private FigurePages figures(RunChoice wanted, PagePeriod period) {
    return new FigurePages(source, period, wanted.defaultOnly(), clock.instant());
  }

  private WebPage runs(
      WebPage page, RunChoice wanted, PagePeriod period, PageAddress address, Limits limits) {
    return page.add(
        RunTables.section(heading(period), read(wanted, period, address, limits), address, zone));
  }

  private RunList.Read read(
      RunChoice wanted, PagePeriod period, PageAddress address, Limits limits) {
    return new RunList(days, limits).of(wanted, period, address);
  }

  private static String heading(PagePeriod period) {
    return "Runs of " + period.words();
  }

  private PagePeriod period(PageAddress address, String otherwise) {
    return PagePeriod.of(address, otherwise, clock, zone);
  }

  private WebPage page(PageAddress address, PagePeriod period, String title) {
    return new WebPage(PageArea.CI, address, title).asOf(clock.instant(), zone).period(period);
  }

  private static String bounded(String name) {
    if (name.length() > LONGEST_NAME) {
      throw RequestException.notFound("there is no such repository");
    }
    return name;
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
}
