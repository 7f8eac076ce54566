package dev.opsledger.ci.store.count;

import dev.opsledger.ci.domain.Owner;
import dev.opsledger.ci.domain.count.MetricsPeriod;
import dev.opsledger.ci.domain.count.RollupSpan;
import dev.opsledger.ci.store.CiKeys;
import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.rollup.Tally;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads rollups of an owner, a repository or a workflow.
 *
 * @param table the CI table
 * @param states knows which workflows there are
 */
public record RollupQuery(Table table, WorkflowStates states) {
  /** Reads rollups of the CI table. */
  public RollupQuery(Table table) {
    this(table, new WorkflowStates(table));
  }

  /**
   * The owner with only those names under which something is counted. Only runs that a former
   * version stored are counted by name; asking for a name without rollups would cost queries for
   * nothing.
   */
  public Owner counted(Owner owner) {
    if (owner.id().isEmpty()) {
      return owner;
    }
    Set<String> names =
        owner.logins().stream().filter(this::isCounted).collect(Collectors.toUnmodifiableSet());
    return new Owner(owner.id(), owner.login(), names);
  }

  /** Whatever is counted of a workflow is counted of its owner, too. */
  private boolean isCounted(String name) {
    return RollupWrites.ownerPks(CiKeys.owner(Optional.empty(), name)).stream()
        .anyMatch(this::hasRows);
  }

  private boolean hasRows(String pk) {
    return table
        .query(
            q ->
                q.keyConditionExpression("pk = :pk")
                    .limit(1)
                    .expressionAttributeValues(Map.of(":pk", Row.text(pk))))
        .iterator()
        .hasNext();
  }

  /**
   * What to read.
   *
   * @param owner whose rollups
   * @param repository the only repository, by GitHub's id; empty for all
   * @param workflow the only workflow, by GitHub's id; empty for all
   * @param defaultOnly whether only runs on the default branch count
   * @param event the only event; empty for all
   */
  public record Filter(
      Owner owner,
      Optional<Long> repository,
      Optional<Long> workflow,
      boolean defaultOnly,
      Optional<String> event) {
    private boolean isWhole() {
      return repository.isEmpty() && workflow.isEmpty() && event.isEmpty();
    }
  }

  /**
   * What periods count for, each tally under the first day of the span that it is the sum of; a
   * span lies in one period.
   *
   * @param periods the periods, in their order and without gaps
   * @param span the longest spans of which the periods may be made
   */
  public SortedMap<LocalDate, Tally> read(
      Filter filter, List<MetricsPeriod> periods, RollupSpan span, LocalDate today) {
    var parts = new ArrayList<RollupPart>();
    for (String pk : partitions(filter)) {
      parts.add(new RollupPart(table, pk, true, filter.event()));
      if (!filter.defaultOnly()) {
        parts.add(new RollupPart(table, pk, false, filter.event()));
      }
    }
    var sum = new TreeMap<LocalDate, Tally>();
    BoundedParallel.map(parts, part -> part.read(periods, span, today)).stream()
        .map(Map::entrySet)
        .forEach(
            entries ->
                entries.forEach(each -> sum.merge(each.getKey(), each.getValue(), Tally::plus)));
    return sum;
  }

  private List<String> partitions(Filter filter) {
    var partitions = new ArrayList<String>();
    for (String owner : CiKeys.owners(filter.owner(), true)) {
      if (filter.isWhole()) {
        partitions.addAll(RollupWrites.ownerPks(owner));
      } else if (filter.workflow().isPresent()) {
        partitions.add(RollupWrites.workflowPk(owner, filter.workflow().get().toString()));
      } else {
        states
            .workflows(owner, filter.repository())
            .forEach(workflow -> partitions.add(RollupWrites.workflowPk(owner, workflow)));
      }
    }
    return partitions;
  }
}
