package dev.opsledger.ci.count;

import static java.util.stream.Collectors.groupingBy;

import dev.opsledger.ci.domain.Job;
import dev.opsledger.ci.domain.RunAttempt;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.store.AttemptRows;
import dev.opsledger.ci.store.JobStore;
import dev.opsledger.ci.store.RunRows;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.rollup.Histogram;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts the rows of runs, slowly and plainly, into what the rollups must hold. */
final class CiRecount {
  final Map<String, Map<String, Long>> rollups = new TreeMap<>();
  private final Map<String, List<Ended>> commits = new TreeMap<>();

  private record Ended(Instant created, long run, Instant at, boolean passed, Row runRow) {}

  CiRecount(List<Row> rows) {
    Map<String, List<Row>> byRun = rows.stream().collect(groupingBy(Row::pk));
    byRun.values().forEach(this::countRun);
    commits.values().forEach(this::countCommit);
    rollups.values().forEach(counts -> counts.values().removeIf(n -> n == 0));
    rollups.values().removeIf(Map::isEmpty);
  }

  private void countRun(List<Row> rows) {
    Optional<Row> found = rows.stream().filter(RunRows::isRun).findFirst();
    if (found.isEmpty()) {
      return;
    }
    Row row = found.get();
    WorkflowRun run = RunRows.run(row);
    addDay(row, run.createdAt(), "runs");
    add(row, "o" + (run.completed() ? letter(run.conclusion().orElse("")) : "o"), 1);
    countAttempt(row, run, run.latest(), false);
    for (Row beside : rows) {
      if (beside.sk().startsWith("ATTEMPT#")) {
        countAttempt(row, run, AttemptRows.attempt(beside), true);
      } else if (beside.sk().startsWith("JOB#")) {
        countJob(row, JobStore.job(beside));
      }
    }
  }

  private void countAttempt(Row row, WorkflowRun run, RunAttempt attempt, boolean earlier) {
    if (!attempt.completed()) {
      return;
    }
    Duration taken = Duration.between(attempt.startedAt().get(), attempt.endedAt().get());
    add(row, "a", 1);
    histogram(row, "d", taken);
    if (earlier) {
      add(row, "w", taken.toSeconds());
    }
    String conclusion = attempt.conclusion().orElse("");
    if (attempt.number() > 1 && conclusion.equals("failure")) {
      add(row, "rf", 1);
    }
    if (attempt.number() > 1 && conclusion.equals("success")) {
      add(row, "rp", 1);
    }
    run.commitSha()
        .ifPresent(
            sha ->
                commits
                    .computeIfAbsent(workflow(row) + sha, _ -> new ArrayList<>())
                    .add(
                        new Ended(
                            run.createdAt(),
                            run.id(),
                            attempt.endedAt().get(),
                            conclusion.equals("success"),
                            row)));
  }

  private void countJob(Row row, Job job) {
    if (job.state().completedAt().isEmpty()) {
      return;
    }
    Instant started = job.state().startedAt().orElseThrow();
    addDay(row, started, "jobs");
    add(row, "j", 1);
    histogram(row, job.waited() ? "v" : "q", Duration.between(job.queuedAt().get(), started));
    long seconds = Duration.between(started, job.state().completedAt().get()).toSeconds();
    String runner = job.labels().contains("self-hosted") ? "self-hosted" : "linux";
    add(row, "m" + runner, Math.ceilDiv(seconds, 60));
  }

  private void countCommit(List<Ended> attempts) {
    Optional<Instant> passed =
        attempts.stream().filter(Ended::passed).map(Ended::at).min(Instant::compareTo);
    Ended first =
        attempts.stream()
            .min(Comparator.comparing(Ended::created).thenComparingLong(Ended::run))
            .orElseThrow();
    passed.ifPresent(at -> histogram(first.runRow, "t", Duration.between(first.created, at)));
  }

  private static String letter(String conclusion) {
    return switch (conclusion) {
      case "success" -> "s";
      case "failure" -> "f";
      case "cancelled" -> "c";
      default -> "n";
    };
  }

  private void histogram(Row row, String prefix, Duration duration) {
    new Histogram(prefix).of(duration).counts().forEach((bucket, one) -> add(row, bucket, one));
  }

  private static String workflow(Row row) {
    return row.findNumber("workflowId").map(String::valueOf).orElse("of" + row.number("repoId"));
  }

  private void add(Row row, String name, long count) {
    String[] day = row.get("ownerDay").split("#", -1);
    boolean onDefault =
        row.find("defaultBranch").isPresent()
            && row.find("defaultBranch").equals(row.find("branch"));
    String sk = (onDefault ? "d" : "o") + "#D#" + day[2];
    String event = "#" + row.find("event").orElse("unknown");
    add("ROLLUP#" + day[0] + "#" + workflow(row) + " " + sk + event, name, count);
    add("ROLLUP#" + day[0] + "#all" + row.number("repoId") % 2 + " " + sk + "#*", name, count);
  }

  private void addDay(Row row, Instant at, String what) {
    add("RUNDAYS#" + row.number("repoId") + " " + at.toString().substring(0, 10), what, 1);
  }

  private void add(String rollup, String name, long count) {
    rollups.computeIfAbsent(rollup, _ -> new TreeMap<>()).merge(name, count, Long::sum);
  }
}
