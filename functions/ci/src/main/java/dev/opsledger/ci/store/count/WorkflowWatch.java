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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Keeps how workflows stand, from the rows of runs and commits as they change. A batch of rows
 * writes each workflow once. Rows may be seen again. Not for several threads.
 */
public final class WorkflowWatch {
  /** Where a workflow stands among those that need attention. */
  private static final String LISTED = "listed";

  private final Table table;
  private final WriteItems write;
  private final Set<String> known = new HashSet<>();
  private final Map<Place, Change> changes = new LinkedHashMap<>();
  private final Map<String, Row> names = new LinkedHashMap<>();

  /** Where the state of a workflow is kept. */
  private record Place(String owner, String workflow) {
    static Place of(RollupPlace place) {
      return new Place(place.owner(), place.repository() + "#" + place.workflow());
    }
  }

  /** What a batch changes about a workflow. */
  private record Change(Name name, UnaryOperator<WorkflowState> what) {
    Change then(Change next) {
      return new Change(next.name, state -> next.what.apply(what.apply(state)));
    }
  }

  /** Keeps how workflows stand in the CI table. */
  public WorkflowWatch(Table table) {
    this.table = table;
    this.write = new WriteItems(table.name());
  }

  /** Begins a batch; what an earlier one did not save is seen again. */
  public void begin() {
    changes.clear();
    names.clear();
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
    boolean unknown = !known.contains(place.owner() + name);
    if (unknown || run.completed()) {
      add(place, name, state -> state.with(run, name));
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
    Place of = Place.of(place);
    Name kept = Optional.ofNullable(changes.get(of)).map(Change::name).orElse(name);
    add(place, kept, state -> state.flakyWith(commit, runs.flakyAt().get()));
  }

  private void add(RollupPlace place, Name name, UnaryOperator<WorkflowState> what) {
    changes.merge(Place.of(place), new Change(name, what), Change::then);
  }

  /** A repository is found by each name that it had. */
  private void nameRepository(RollupPlace place, String name) {
    String sk = WorkflowStates.NAME + name.toLowerCase(Locale.ROOT);
    Row now =
        Row.of(WorkflowStates.WORKFLOWS + place.owner(), sk).with("repoId", place.repository());
    names.put(now.pk() + sk, now);
  }

  /** Stores what the batch changed. */
  public void save() {
    names.values().forEach(this::save);
    changes.forEach(this::save);
    changes.forEach((place, change) -> known.add(place.owner() + change.name()));
  }

  private void save(Row name) {
    if (table.get(name.pk(), name.sk()).filter(name::equals).isEmpty()) {
      table.put(name);
    }
  }

  private void save(Place place, Change change) {
    String pk = WorkflowStates.WORKFLOWS + place.owner();
    table.settle(
        () -> {
          Optional<Row> stored = table.getStrictly(pk, place.workflow());
          WorkflowState before =
              stored.map(WorkflowRows::state).orElseGet(() -> WorkflowState.of(change.name()));
          WorkflowState after = change.what().apply(before);
          Optional<String> listed = WorkflowRows.listed(place.workflow(), after);
          Row row = WorkflowRows.row(pk, place.workflow(), after).with(LISTED, listed.orElse(null));
          boolean written =
              GuardedRow.same(row, stored)
                  || write(GuardedRow.over(stored, row), wasListed(stored, before), place, after);
          return written ? Optional.of(after) : Optional.empty();
        });
  }

  /** Rows of broken workflows that do not say where they are listed were listed under their key. */
  private static Optional<String> wasListed(Optional<Row> stored, WorkflowState before) {
    return stored
        .filter(row -> before.needsAttention())
        .map(row -> row.find(LISTED).orElse(row.sk()));
  }

  private boolean write(
      GuardedRow row, Optional<String> wasListed, Place place, WorkflowState after) {
    Optional<String> listed = row.row().find(LISTED);
    if (wasListed.isEmpty() && listed.isEmpty()) {
      return row.put(table);
    }
    String pk = WorkflowStates.ATTENTION + place.owner();
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(row.item(write));
    listed.ifPresent(sk -> items.add(write.put(WorkflowRows.row(pk, sk, after))));
    wasListed
        .filter(sk -> !listed.equals(Optional.of(sk)))
        .ifPresent(sk -> items.add(write.delete(pk, sk)));
    return table.transact(items);
  }
}
