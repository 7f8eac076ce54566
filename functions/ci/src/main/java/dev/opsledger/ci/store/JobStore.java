package dev.opsledger.ci.store;

import dev.opsledger.ci.domain.Job;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The jobs of runs, beside their run. */
public final class JobStore {
  private final MergedRows rows;

  /** Keeps jobs in the CI table. */
  public JobStore(Table table) {
    this.rows = new MergedRows(table, Row::equals);
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
        rows.merge(jobs.values().stream().map(JobStore::merge).toList()).stream()
            .filter(MergedRows.Merged::written)
            .count();
  }

  private static MergedRows.Merge merge(Job seen) {
    return new MergedRows.Merge(
        CiKeys.runPk(seen.run()),
        CiKeys.jobSk(seen.attempt(), seen.id()),
        stored -> row(stored.map(before -> job(before).mergedWith(seen)).orElse(seen)));
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
  static Job job(Row row) {
    return new Job(
        row.number("job"),
        CiKeys.runOf(row.pk()),
        row.number("attempt"),
        row.get("name"),
        labels(row),
        new Job.Runner(row.find("runner"), row.find("runnerGroup")),
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
