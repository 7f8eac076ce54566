package dev.opsledger.ci.store;

import dev.opsledger.ci.domain.Job;
import dev.opsledger.ci.domain.count.CountChange;
import dev.opsledger.ci.domain.count.RollupPlace;
import dev.opsledger.ci.domain.count.RunCounts;
import dev.opsledger.ci.store.count.GuardedRow;
import dev.opsledger.ci.store.count.RollupWrites;
import dev.opsledger.ci.store.count.RunParts;
import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.WriteItems;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.rollup.Tally;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The jobs of runs, beside their run. A job that has ended changes what its run's jobs count for,
 * in the transaction that writes it.
 */
public final class JobStore {
  private final Table table;
  private final WriteItems write;
  private final RunStore runs;

  /** Keeps jobs in the CI table, beside runs. */
  public JobStore(Table table, RunStore runs) {
    this.table = table;
    this.write = new WriteItems(table.name());
    this.runs = runs;
  }

  /**
   * Stores what was seen of jobs, in whatever order it comes.
   *
   * @return how many rows were written
   */
  public int save(Collection<Job> seen) {
    var jobs = new LinkedHashMap<Long, Job>();
    seen.forEach(job -> jobs.merge(job.id(), job, Job::mergedWith));
    return (int)
        BoundedParallel.map(jobs.values(), job -> table.settle(() -> tried(job))).stream()
            .filter(written -> written)
            .count();
  }

  /** Whether a job took a write; empty if another writer came first. */
  private Optional<Boolean> tried(Job seen) {
    Optional<Row> stored =
        table.getStrictly(CiKeys.runPk(seen.run()), CiKeys.jobSk(seen.attempt(), seen.id()));
    Row now = row(stored.map(before -> job(before).mergedWith(seen)).orElse(seen));
    if (GuardedRow.same(now, stored)) {
      return Optional.of(false);
    }
    GuardedRow guarded = GuardedRow.over(stored, now);
    Tally before = stored.map(row -> RunCounts.job(job(row))).orElse(Tally.NONE);
    Tally more = RunCounts.job(job(now)).minus(before);
    boolean written =
        more.isEmpty() ? guarded.put(table) : counted(seen.run(), guarded.item(write), more);
    return written ? Optional.of(true) : Optional.empty();
  }

  /** Writes a job with what it adds to the rollups of its run, or to what waits for its run. */
  private boolean counted(long run, TransactWriteItem put, Tally more) {
    Optional<Row> found = table.getStrictly(CiKeys.runPk(run), CiKeys.RUN);
    if (found.filter(RunRows::isRun).isEmpty()) {
      RunParts waiting = found.map(RunParts::of).orElse(RunParts.none(run));
      return table.transact(List.of(put, waiting.plus(more).putInPlaceOfRun(write)));
    }
    if (!found.get().flag(RunRows.IN_DAYS)) {
      runs.save(List.of(RunRows.run(found.get())));
      return false;
    }
    Optional<Row> beside = table.getStrictly(CiKeys.runPk(run), CiKeys.PARTS);
    RollupPlace place = RunRows.place(found.get());
    RunParts parts = beside.map(RunParts::of).orElse(RunParts.none(run).at(place));
    var items = new ArrayList<TransactWriteItem>();
    items.add(put);
    items.add(parts.plus(more).put(write));
    if (beside.isEmpty()) {
      items.add(unmoved(found.get()));
    }
    RollupPlace counted = parts.place().orElse(place);
    items.addAll(RollupWrites.items(write, CountChange.NONE.plus(counted, more), runs.today()));
    return table.transact(items);
  }

  /** Later, whoever moves the run finds what its jobs count for beside it. */
  private TransactWriteItem unmoved(Row run) {
    Optional<Long> revision = run.findNumber(GuardedRow.REVISION);
    return revision.isPresent()
        ? write.require(
            run.pk(),
            run.sk(),
            "revision = :revision",
            Map.of(":revision", Row.number(revision.get())))
        : write.require(
            run.pk(),
            run.sk(),
            "attribute_exists(runId) AND attribute_not_exists(revision)",
            Map.of());
  }

  private static Row row(Job job) {
    Job.State state = job.state();
    return Row.of(CiKeys.runPk(job.run()), CiKeys.jobSk(job.attempt(), job.id()))
        .with("job", job.id())
        .with("attempt", job.attempt())
        .with("name", job.name())
        .with("labels", Json.text(Json.node(job.labels())))
        .with("runner", job.runner().name().orElse(null))
        .with("runnerGroup", job.runner().group().orElse(null))
        .with("public", job.runner().publicRepository() ? "yes" : null)
        .with("status", state.status())
        .with("conclusion", state.conclusion().orElse(null))
        .with("queuedAt", millis(job.queuedAt()))
        .with("startedAt", millis(state.startedAt()))
        .with("completedAt", millis(state.completedAt()))
        .with("begun", job.begun())
        .with("waited", job.waited())
        .with(AttemptRows.VERSION, Integer.toString(state.step()));
  }

  /** The job of a row. */
  public static Job job(Row row) {
    return new Job(
        row.number("job"),
        CiKeys.runOf(row.pk()),
        row.number("attempt"),
        row.get("name"),
        labels(row),
        new Job.Runner(row.find("runner"), row.find("runnerGroup"), row.find("public").isPresent()),
        new Job.State(
            row.get("status"),
            row.find("conclusion"),
            time(row, "startedAt"),
            time(row, "completedAt")),
        time(row, "queuedAt"),
        row.flag("begun"),
        row.flag("waited"));
  }

  private static List<String> labels(Row row) {
    JsonNode labels = Json.stored("the labels of " + row.sk(), row.get("labels"));
    return Json.elements(labels).stream().map(JsonNode::getStringValue).toList();
  }

  private static Optional<Instant> time(Row row, String name) {
    return row.findNumber(name).map(Instant::ofEpochMilli);
  }

  private static Long millis(Optional<Instant> time) {
    return time.map(Instant::toEpochMilli).orElse(null);
  }
}
