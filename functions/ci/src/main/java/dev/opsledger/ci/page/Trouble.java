package dev.opsledger.ci.page;

import dev.opsledger.ci.domain.Owner;
import dev.opsledger.ci.domain.count.WorkflowState;
import dev.opsledger.ci.domain.count.WorkflowState.Broken;
import dev.opsledger.ci.domain.count.WorkflowState.FlakyCommit;
import dev.opsledger.core.page.HtmlFormat;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.PageTable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The workflows that are broken or flaky now.
 *
 * @param states the workflows, each with the owner's present name
 * @param moreBroken whether more may be broken, which were not read
 * @param more whether there are more of either kind
 */
record Trouble(List<OfOwner> states, boolean moreBroken, boolean more) {
  /** A workflow and its owner. */
  record OfOwner(Owner owner, WorkflowState state) {
    PageAddress page() {
      return PageAddress.of(
          "ci", owner.login(), state.name().repositoryName(), state.name().workflow());
    }

    String name() {
      return state.name().workflowName().orElseGet(() -> state.name().workflow());
    }

    /** Only workflows with GitHub's id have a page. */
    PageCell link() {
      String note = state.name().repositoryName();
      return state.name().workflow().matches("[1-9][0-9]{0,17}")
          ? PageCell.link(name(), page().toString(), note)
          : PageCell.text(name() + " " + note);
    }
  }

  /** That of some workflows of an owner. */
  static Trouble of(Owner owner, List<WorkflowState> states) {
    return new Trouble(
        states.stream()
            .filter(WorkflowState::needsAttention)
            .map(state -> new OfOwner(owner, state))
            .toList(),
        false,
        false);
  }

  /** How a workflow stands. */
  PageCell state(String workflow) {
    return states.stream()
        .map(OfOwner::state)
        .filter(state -> state.name().workflow().equals(workflow))
        .findFirst()
        .map(state -> PageCell.state(state.broken().isPresent() ? "broken" : "flaky"))
        .orElseGet(PageCell::none);
  }

  List<OfOwner> broken() {
    return states.stream()
        .filter(each -> each.state().broken().isPresent())
        .sorted(Comparator.comparing(each -> each.state().broken().orElseThrow().first().ended()))
        .toList();
  }

  List<OfOwner> flaky() {
    return states.stream().filter(each -> !each.state().flaky().isEmpty()).toList();
  }

  /** How many are broken, as far as they were read. */
  String brokenCount() {
    return count(broken(), moreBroken);
  }

  /** How many are flaky, as far as they were read. */
  String flakyCount() {
    return count(flaky(), more);
  }

  private static String count(List<OfOwner> some, boolean more) {
    return HtmlFormat.bad(some.size()) + (more ? "+" : "");
  }

  PageSection section(Instant now, ZoneId zone) {
    var section =
        new PageSection("trouble", "Broken and flaky now")
            .add(brokenTable(now, zone))
            .add(flakyTable(zone));
    if (more) {
      section.warn(
          (moreBroken
                  ? "More may be broken, some of them for longer;"
                  : "All that are broken are shown, more are flaky;")
              + " each organization's and repository's page shows its own.");
    }
    return section.define(
        "Broken: the latest run on the default branch that passed or failed has failed; since its"
            + " first failure after the last success. Flaky: it passed and failed with the same"
            + " commit within 14 days; five clean passes on the default branch heal it.");
  }

  private PageTable brokenTable(Instant now, ZoneId zone) {
    var table =
        new PageTable(
                "broken",
                "Broken on the default branch, the longest first",
                "Workflow",
                "Since",
                "For",
                "First failure",
                "Commit",
                "By",
                "Latest failure")
            .orElse("No workflow is broken on a default branch.");
    for (OfOwner each : broken()) {
      Broken series = each.state().broken().orElseThrow();
      table.row(
          each.link(),
          PageCell.moment(series.first().ended(), zone),
          PageCell.seconds(Math.max(0, Duration.between(series.first().ended(), now).toSeconds())),
          run(series.first().run()),
          RunTables.commit(Optional.of(series.first().commit()).filter(sha -> !sha.isEmpty())),
          PageCell.text(Optional.of(series.first().actor()).filter(name -> !name.isEmpty())),
          run(series.latest().run()));
    }
    return table;
  }

  private static PageCell run(long id) {
    String text = Long.toString(id);
    return PageCell.link("Run " + text, PageAddress.of("runs", text).toString());
  }

  private PageTable flakyTable(ZoneId zone) {
    var table =
        new PageTable("flaky", "Flaky", "Workflow", "Commits", "Latest")
            .orElse("No workflow is flaky.");
    for (OfOwner each : flaky()) {
      FlakyCommit latest = each.state().flaky().getFirst();
      table.row(each.link(), commits(each.state().flaky()), PageCell.moment(latest.at(), zone));
    }
    return table;
  }

  /** Every commit, each a link to all that is known of it. */
  private static PageCell commits(List<FlakyCommit> commits) {
    String html =
        commits.stream()
            .map(each -> RunTables.commit(Optional.of(each.commit())).html())
            .collect(Collectors.joining(" "));
    String text = commits.stream().map(FlakyCommit::commit).collect(Collectors.joining(" "));
    return new PageCell(text, html, true);
  }
}
