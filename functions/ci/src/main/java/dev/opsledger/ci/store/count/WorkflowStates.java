package dev.opsledger.ci.store.count;

import dev.opsledger.ci.domain.Owner;
import dev.opsledger.ci.domain.count.WorkflowState;
import dev.opsledger.ci.store.CiKeys;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How the workflows of an owner stand. Those that are broken or flaky stand in a list of their own,
 * which is as short as the trouble is.
 */
public record WorkflowStates(Table table) {
  static final String WORKFLOWS = "WORKFLOWS#";
  static final String ATTENTION = "ATTENTION#";
  static final String NAME = "name:";

  /** The workflows of an owner that are broken or flaky. */
  public List<WorkflowState> needingAttention(String owner) {
    var states = new ArrayList<WorkflowState>();
    table.partition(ATTENTION + owner).forEach(row -> states.add(WorkflowRows.state(row)));
    return states;
  }

  /**
   * The same, read as it is iterated over: the broken ones first, the longest broken first of all.
   *
   * @param atOnce how many are read at once
   */
  public Iterator<WorkflowState> needingAttention(String owner, int atOnce) {
    Iterable<Row> rows =
        table.query(
            q ->
                q.keyConditionExpression("pk = :pk")
                    .limit(atOnce)
                    .expressionAttributeValues(Map.of(":pk", Row.text(ATTENTION + owner))));
    return StreamSupport.stream(rows.spliterator(), false).map(WorkflowRows::state).iterator();
  }

  /** The workflows of a repository, but not more than so many. */
  public List<WorkflowState> ofRepository(String owner, long repository, int most) {
    return first(WORKFLOWS + owner, repository + "#", repository + "#~", most);
  }

  /** A workflow of a repository. */
  public Optional<WorkflowState> find(String owner, long repository, String workflow) {
    return table.get(WORKFLOWS + owner, repository + "#" + workflow).map(WorkflowRows::state);
  }

  /** A workflow of an owner's repository, under any key that the owner's rows have. */
  public Optional<WorkflowState> find(Owner owner, long repository, String workflow) {
    return newestFirst(owner).flatMap(key -> find(key, repository, workflow).stream()).findFirst();
  }

  /** A repository of an owner, by a name that it has or had, under any key of the owner's rows. */
  public Optional<Long> repository(Owner owner, String name) {
    return newestFirst(owner).flatMap(key -> repository(key, name).stream()).findFirst();
  }

  private static Stream<String> newestFirst(Owner owner) {
    return CiKeys.owners(owner, true).reversed().stream();
  }

  private List<WorkflowState> first(String pk, String first, String last, int most) {
    var states = new ArrayList<WorkflowState>();
    Map<String, AttributeValue> values =
        Map.of(":pk", Row.text(pk), ":first", Row.text(first), ":last", Row.text(last));
    Iterator<Row> rows =
        table
            .query(
                q ->
                    q.keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
                        .limit(most)
                        .expressionAttributeValues(values))
            .iterator();
    while (states.size() < most && rows.hasNext()) {
      states.add(WorkflowRows.state(rows.next()));
    }
    return states;
  }

  /** A repository of an owner, by a name that it has or had. */
  public Optional<Long> repository(String owner, String name) {
    return table
        .get(WORKFLOWS + owner, NAME + name.toLowerCase(Locale.ROOT))
        .map(row -> row.number("repoId"));
  }

  /** The workflows of a repository, or of all repositories of an owner. */
  public List<String> workflows(String owner, Optional<Long> repository) {
    var workflows = new ArrayList<String>();
    Iterable<Row> rows =
        table.query(
            q ->
                q.keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
                    .expressionAttributeValues(
                        Map.of(
                            ":pk", Row.text(WORKFLOWS + owner),
                            ":first", Row.text(repository.map(id -> id + "#").orElse("0")),
                            ":last", Row.text(repository.map(id -> id + "#~").orElse("9~")))));
    rows.forEach(row -> workflows.add(row.get("workflow")));
    return workflows;
  }

  /** The repositories of an owner that have or had workflows, by GitHub's id. */
  public Set<Long> repositories(String owner) {
    var repositories = new TreeSet<Long>();
    table.partition(WORKFLOWS + owner, NAME).forEach(row -> repositories.add(row.number("repoId")));
    return repositories;
  }
}
