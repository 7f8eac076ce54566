package dev.opsledger.ci.store.count;

import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.domain.count.CommitRuns;
import dev.opsledger.ci.domain.count.RollupPlace;
import dev.opsledger.ci.domain.count.WorkflowState;
import dev.opsledger.ci.domain.count.WorkflowState.Name;
import dev.opsledger.ci.store.CiKeys;
import dev.opsledger.ci.store.RunRows;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.WriteItems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * How the workflows of an owner stand, made of the rows of runs and commits as they change. Those
 * that are broken or flaky stand in a list of their own, which is as short as the trouble is.
 */
public final class WorkflowStates {
  private static final String WORKFLOWS = "WORKFLOWS#";
  private static final String ATTENTION = "ATTENTION#";
  private static final String NAME = "name:";

  private final Table table;
  private final WriteItems write;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /** Keeps how workflows stand in the CI table. */
  public WorkflowStates(Table table) {
    this.table = table;
    this.write = new WriteItems(table.name());
  }

  /** Takes in a changed row of a run or of a commit; others say nothing about a workflow. */
  public void see(Row row) {
    if (row.sk().equals(CiKeys.RUN) && RunRows.isRun(row)) {
      see(RunRows.run(row), RunRows.place(row));
    } else if (row.sk().equals(CiKeys.COMMIT)) {
      seeCommit(row);
    }
  }

  private void see(WorkflowRun run, RollupPlace place) {
    Name name = Name.of(run, place.workflow());
    boolean unknown = known.add(place.owner() + place.workflow() + name);
    if (unknown || run.completed()) {
      change(place, name, state -> state.with(run, name));
    }
    if (unknown) {
      nameRepository(place, run.repository().name());
    }
  }

  private void seeCommit(Row row) {
    CommitRuns runs = CommitRunRows.runs(row);
    if (runs.flakyAt().isEmpty()) {
      return;
    }
    RollupPlace place = runs.entries().getLast().place();
    String commit = row.pk().substring(row.pk().lastIndexOf('#') + 1);
    Name name = new Name(place.repository(), "", place.workflow(), Optional.empty());
    change(place, name, state -> state.flakyWith(commit, runs.flakyAt().get()));
  }

  /** A repository is found by each name that it had. */
  private void nameRepository(RollupPlace place, String name) {
    String sk = NAME + name.toLowerCase(Locale.ROOT);
    Row now = Row.of(WORKFLOWS + place.owner(), sk).with("repoId", place.repository());
    if (table.get(now.pk(), sk).filter(now::equals).isEmpty()) {
      table.put(now);
    }
  }

  private void change(RollupPlace place, Name name, UnaryOperator<WorkflowState> change) {
    String pk = WORKFLOWS + place.owner();
    String sk = place.repository() + "#" + place.workflow();
    table.settle(
        () -> {
          Optional<Row> stored = table.getStrictly(pk, sk);
          WorkflowState before =
              stored.map(WorkflowRows::state).orElseGet(() -> WorkflowState.of(name));
          WorkflowState after = change.apply(before);
          Row row = WorkflowRows.row(pk, sk, after);
          boolean written =
              GuardedRow.same(row, stored)
                  || write(GuardedRow.over(stored, row), before, after, place.owner());
          return written ? Optional.of(after) : Optional.empty();
        });
  }

  private boolean write(GuardedRow row, WorkflowState before, WorkflowState after, String owner) {
    if (!before.needsAttention() && !after.needsAttention()) {
      return row.put(table);
    }
    String pk = ATTENTION + owner;
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(row.item(write));
    items.add(
        after.needsAttention()
            ? write.put(WorkflowRows.row(pk, row.row().sk(), after))
            : write.delete(pk, row.row().sk()));
    return table.transact(items);
  }

  /** The workflows of an owner that are broken or flaky. */
  public List<WorkflowState> needingAttention(String owner) {
    var states = new ArrayList<WorkflowState>();
    table.partition(ATTENTION + owner).forEach(row -> states.add(WorkflowRows.state(row)));
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
}
