package dev.opsledger.ci.page;

import dev.opsledger.ci.domain.Owner;
import dev.opsledger.ci.domain.count.WorkflowState;
import dev.opsledger.ci.store.count.RollupQuery;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PagePeriod;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.WebPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Adds figures to a page, from what its period's rollups say.
 *
 * @param source what is read
 * @param period the days of the page
 * @param defaultOnly whether only runs on the default branch count
 * @param now the present moment
 */
record FigurePages(FigureSource source, PagePeriod period, boolean defaultOnly, Instant now) {
  /** What the rollups of a page may cost; its runs and the rest have what is left of sixty. */
  private static final double BUDGET = 36;

  private FigureReader reader() {
    return new FigureReader(source.rollups(), source.prices(), period, new ReadBudget(BUDGET));
  }

  private RollupQuery.Filter filter(Owner owner, Optional<Long> repository, String workflow) {
    return new RollupQuery.Filter(
        owner,
        repository,
        Optional.of(workflow).filter(id -> !id.isEmpty()).map(Long::valueOf),
        defaultOnly,
        Optional.empty());
  }

  private Owner counted(Owner owner) {
    return source.rollups().counted(owner);
  }

  private PageAddress scope(PageAddress page) {
    return defaultOnly ? page.with(RunChoice.BRANCH, RunChoice.DEFAULT) : page;
  }

  /** All organizations. */
  void organizations(WebPage page, List<Owner> owners) {
    FigureReader reader = reader();
    Trouble trouble = source.trouble(owners);
    var table =
        ScopeTables.of(
            "organizations",
            "Organizations with the GitHub App",
            "Organization",
            "Elsewhere",
            period);
    FigureSet sum = reader.none();
    int read = 0;
    for (Owner owner : owners) {
      Optional<FigureSet> set =
          reader.hasForOwner()
              ? Optional.of(reader.whole(filter(counted(owner), Optional.empty(), "")))
              : Optional.empty();
      PageAddress of = scope(PageAddress.of("ci", owner.login()));
      table.add(
          PageCell.link(owner.login(), period.in(of).toString()),
          of,
          set.map(FigureSet::whole),
          set.map(FigureSet::before),
          PageCell.vendor("On GitHub", Optional.of("https://github.com/" + owner.login())));
      sum = set.isPresent() ? sum.plus(set.get()) : sum;
      read += set.isPresent() ? 1 : 0;
    }
    var section = new PageSection("organizations", "Organizations").add(table.table());
    if (read < owners.size()) {
      section.say("Figures of the others are on their own pages: all would be too much for one.");
    }
    if (read < owners.size() || owners.isEmpty()) {
      page.add(section).add(trouble.section(now, period.zone()));
      return;
    }
    add(page, sum, PageAddress.of("ci"), trouble, owners, section);
  }

  /**
   * An organization.
   *
   * @param seen its workflows of which runs were seen
   */
  void organization(WebPage page, Owner owner, List<WorkflowState.Name> seen) {
    FigureReader reader = reader();
    Owner counted = counted(owner);
    FigureSet set = reader.whole(filter(counted, Optional.empty(), ""));
    Trouble trouble = source.trouble(List.of(owner));
    var names = new ArrayList<WorkflowState.Name>();
    trouble.states().forEach(each -> names.add(each.state().name()));
    seen.stream()
        .filter(name -> names.stream().noneMatch(n -> n.workflow().equals(name.workflow())))
        .forEach(names::add);
    var table = workflows();
    int left = 0;
    for (WorkflowState.Name name : names) {
      if (isListed(name) && !reader.hasForWorkflow()) {
        left++;
      } else if (isListed(name)) {
        FigureReader.Both both = reader.both(filter(counted, Optional.empty(), name.workflow()));
        add(table, owner, name, both.now(), both.before(), trouble);
      }
    }
    var section =
        new PageSection("workflows", "Workflows")
            .add(
                table
                    .table()
                    .orElse("No workflow ran in these days. Choose others, or see Completeness."))
            .say(
                "Those that are broken or flaky, and those of the newest runs; each repository's"
                    + " page has its own.");
    if (left > 0) {
      section.warn(
          "%d more of them are left out here: all would be too much for one page.".formatted(left));
    }
    add(page, set, PageAddress.of("ci", owner.login()), trouble, List.of(owner), section);
  }

  private ScopeTables workflows() {
    return ScopeTables.of("workflows", "Workflows and their figures", "Workflow", "State", period);
  }

  /** Only workflows with GitHub's id have a page. */
  private static boolean isListed(WorkflowState.Name name) {
    return name.workflow().matches("[1-9][0-9]{0,17}");
  }

  private void add(
      ScopeTables table,
      Owner owner,
      WorkflowState.Name name,
      FigureSet.Span span,
      FigureSet.Span before,
      Trouble trouble) {
    PageAddress of =
        scope(PageAddress.of("ci", owner.login(), name.repositoryName(), name.workflow()));
    table.add(
        PageCell.link(
            name.workflowName().orElseGet(name::workflow),
            period.in(of).toString(),
            name.repositoryName()),
        of,
        Optional.of(span),
        Optional.of(before),
        trouble.state(name.workflow()));
  }

  /** A repository. */
  void repository(WebPage page, Owner owner, String name, long repository) {
    FigureReader reader = reader();
    List<WorkflowState> states =
        source.workflows(owner, repository).stream()
            .filter(state -> isListed(state.name()))
            .sorted(Comparator.comparing(state -> !state.needsAttention()))
            .toList();
    Trouble trouble = Trouble.of(owner, states);
    Owner counted = counted(owner);
    var table = workflows();
    var read = new ArrayList<String>();
    FigureSet sum = reader.none();
    for (WorkflowState state : states) {
      if (reader.hasForWorkflow()) {
        String workflow = state.name().workflow();
        FigureSet set = reader.whole(filter(counted, Optional.of(repository), workflow));
        read.add(workflow);
        sum = sum.plus(set);
        add(table, owner, state.name(), set.whole(), set.before(), trouble);
      }
    }
    var section =
        new PageSection("workflows", "Workflows")
            .add(table.table().orElse("No run of this repository is known yet."));
    PageAddress scope = PageAddress.of("ci", owner.login(), name);
    if (read.size() < states.size()) {
      section.warn(
          "These are %d of %d workflows or more, and all figures here are of these: more would be"
                  .formatted(read.size(), states.size())
              + " too much for one page. The others have pages of their own.");
      scope =
          scope.with(RunChoice.WORKFLOWS, read.stream().sorted().collect(Collectors.joining(",")));
    }
    add(page, sum, scope, trouble, List.of(owner), section);
  }

  /** A workflow. */
  void workflow(WebPage page, Owner owner, String name, Optional<Long> repository, String id) {
    FigureReader reader = reader();
    FigureSet set = reader.whole(filter(counted(owner), repository, id));
    Trouble trouble =
        Trouble.of(
            owner,
            repository.flatMap(known -> source.workflow(owner, known, id)).stream().toList());
    PageAddress scope = PageAddress.of("ci", owner.login(), name, id);
    add(page, set, scope, trouble, List.of(owner));
  }

  private void add(
      WebPage page,
      FigureSet set,
      PageAddress scope,
      Trouble trouble,
      List<Owner> owners,
      PageSection... more) {
    var links = new FigureLinks(scope(scope), period);
    var sections = new FigureSections(set, links);
    page.add(sections.tiles(trouble));
    if (!trouble.states().isEmpty()) {
      page.add(trouble.section(now, period.zone()));
    }
    page.add(new FigureCharts(set, links).section());
    for (PageSection each : more) {
      page.add(each);
    }
    page.add(sections.compared(source.missing(owners, period.since())));
    if (trouble.states().isEmpty()) {
      page.add(trouble.section(now, period.zone()));
    }
  }
}
