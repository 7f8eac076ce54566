package dev.opsledger.ci.page;

import dev.opsledger.ci.domain.Owner;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.page.PageAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which runs a page is about.
 *
 * @param owners whose runs, in the order in which they are listed
 * @param repository only runs of this repository, in any letter case; empty for all
 * @param workflow only runs of this workflow
 * @param workflows only runs of these workflows; empty for all
 * @param outcome only runs of this class
 * @param defaultOnly only runs on the default branch
 */
record RunChoice(
    List<Owner> owners,
    Optional<String> repository,
    OptionalLong workflow,
    Set<String> workflows,
    Optional<OutcomeGroup> outcome,
    boolean defaultOnly) {
  static final String BRANCH = "branch";
  static final String DEFAULT = "default";

  /** The parameter with the ids of the only workflows. */
  static final String WORKFLOWS = "workflows";

  private static final String ID = "[1-9][0-9]{0,17}";

  /** The filter of an address. */
  static RunChoice of(
      PageAddress address, List<Owner> owners, Optional<String> repository, OptionalLong workflow) {
    String branch = address.find(BRANCH).orElse("all");
    if (!branch.equals("all") && !branch.equals(DEFAULT)) {
      throw RequestException.invalid("branch must be default or all");
    }
    String ids = address.find(WORKFLOWS).orElse("");
    if (!ids.matches("(%s(,%s){0,99})?".formatted(ID, ID))) {
      throw RequestException.invalid("workflows must be GitHub's ids, with commas between them");
    }
    return new RunChoice(
        owners,
        repository,
        workflow,
        ids.isEmpty() ? Set.of() : Set.of(ids.split(",")),
        OutcomeGroup.of(address),
        branch.equals(DEFAULT));
  }

  /** Whether it lets a run of an owner through. */
  boolean has(Owner owner, WorkflowRun run) {
    return owner.owns(run.repository().ownerId())
        && repository.filter(name -> !name.equalsIgnoreCase(run.repository().name())).isEmpty()
        && outcome.filter(wanted -> !wanted.has(run)).isEmpty()
        && (!defaultOnly || run.onDefaultBranch())
        && (workflows.isEmpty()
            || run.workflow().id().map(Object::toString).filter(workflows::contains).isPresent());
  }
}
