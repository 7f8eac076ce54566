package dev.opsledger.ci.store;

import dev.opsledger.ci.domain.Job;
import dev.opsledger.ci.domain.RunAttempt;
import dev.opsledger.ci.domain.RunRecord;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads a run with its attempts and jobs, which are one partition.
 *
 * @param table the CI table
 */
public record RunRecordQuery(Table table) {
  /** All that is stored of a run; empty if the run is not stored. */
  public Optional<RunRecord> find(long id) {
    var attempts = new TreeMap<Long, RunAttempt>();
    List<Job> jobs = new ArrayList<>();
    Optional<WorkflowRun> run = Optional.empty();
    for (Row row : table.partition(CiKeys.runPk(id))) {
      if (row.sk().startsWith(CiKeys.ATTEMPT_PREFIX)) {
        RunAttempt attempt = AttemptRows.attempt(row);
        attempts.put(attempt.number(), attempt);
      } else if (row.sk().startsWith(CiKeys.JOB_PREFIX)) {
        jobs.add(JobStore.job(row));
      } else if (row.sk().equals(CiKeys.RUN) && RunRows.isRun(row)) {
        run = Optional.of(RunRows.run(row));
      }
    }
    return run.map(
        found -> {
          attempts.merge(found.latest().number(), found.latest(), RunAttempt::mergedWith);
          return new RunRecord(found, List.copyOf(attempts.values()), jobs);
        });
  }
}
