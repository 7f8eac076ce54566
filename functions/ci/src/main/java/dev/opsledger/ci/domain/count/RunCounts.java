package dev.opsledger.ci.domain.count;

import dev.opsledger.ci.domain.Job;
import dev.opsledger.ci.domain.RunAttempt;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.core.count.RunDays;
import dev.opsledger.core.rollup.Histogram;
import dev.opsledger.core.rollup.Tally;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a run, an attempt and a job count for. The names of counts are part of stored rollups. */
public final class RunCounts {
  /** How long attempts took. */
  public static final Histogram DURATIONS = new Histogram("d");

  /** How long jobs waited for a runner. */
  public static final Histogram QUEUED = new Histogram("q");

  /** How long jobs waited that needed an approval. */
  public static final Histogram APPROVALS = new Histogram("v");

  /** From the first run of a commit's workflow to its first success. */
  public static final Histogram TO_PASS = new Histogram("t");

  /** Completed attempts. */
  public static final String ATTEMPTS = "a";

  /** Re-runs that failed. */
  public static final String RERUNS_FAILED = "rf";

  /** Re-runs that passed. */
  public static final String RERUNS_PASSED = "rp";

  /** Seconds of attempts whose result a later attempt of the same commit replaced. */
  public static final String WASTED = "w";

  /** Jobs that ended. */
  public static final String JOBS = "j";

  /** What begins the names of billable minutes by class of runner. */
  public static final String MINUTES = "m";

  /** What begins the name of a count of a repository's day (UTC): runs created on it. */
  private static final String RUNS_OF_DAY = "@r";

  /** The same, of jobs that started on it. */
  private static final String JOBS_OF_DAY = "@j";

  /** How the rows of days name these counts. */
  private static final Map<String, String> OF_DAYS =
      Map.of(RUNS_OF_DAY, RunDays.RUNS, JOBS_OF_DAY, RunDays.JOBS);

  private RunCounts() {}

  /** The counts of a repository's days (UTC) in a tally, by day, as the days' rows name them. */
  public static Map<String, Tally> days(Tally tally) {
    var days = new TreeMap<String, Tally>();
    OF_DAYS.forEach(
        (begin, name) ->
            tally
                .under(begin)
                .counts()
                .forEach((day, count) -> days.merge(day, Tally.of(name, count), Tally::plus)));
    return days;
  }

  /** A tally without the counts of a repository's days. */
  public static Tally withoutDays(Tally tally) {
    var rest = new TreeMap<>(tally.counts());
    rest.keySet().removeIf(name -> OF_DAYS.keySet().stream().anyMatch(name::startsWith));
    return new Tally(rest);
  }

  /** What a run counts for among the runs of its repository's day. */
  public static Tally ofDay(WorkflowRun run) {
    return Tally.of(RUNS_OF_DAY + day(run.createdAt()), 1);
  }

  /** What a run counts for, with its latest attempt. */
  public static Tally run(WorkflowRun run) {
    return Tally.of(RunOutcome.of(run.latest()).count(), 1).plus(attempt(run.latest()));
  }

  /** What an attempt counts for that a later one replaced. */
  public static Tally earlier(RunAttempt attempt) {
    long seconds = duration(attempt).map(Duration::toSeconds).orElse(0L);
    return attempt(attempt).plus(WASTED, seconds);
  }

  private static LocalDate day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static Tally attempt(RunAttempt attempt) {
    if (!attempt.completed()) {
      return Tally.NONE;
    }
    Tally counted =
        Tally.of(ATTEMPTS, 1).plus(duration(attempt).map(DURATIONS::of).orElse(Tally.NONE));
    if (attempt.number() == 1) {
      return counted;
    }
    return switch (RunOutcome.of(attempt)) {
      case FAILED -> counted.plus(RERUNS_FAILED, 1);
      case SUCCEEDED -> counted.plus(RERUNS_PASSED, 1);
      default -> counted;
    };
  }

  /** How long an attempt took; empty until it has ended, and where its start is not known. */
  private static Optional<Duration> duration(RunAttempt attempt) {
    return attempt
        .startedAt()
        .flatMap(start -> attempt.endedAt().map(end -> Duration.between(start, end)))
        .map(taken -> taken.isNegative() ? Duration.ZERO : taken);
  }

  /** What a job counts for: nothing until it has ended. */
  public static Tally job(Job job) {
    if (job.state().completedAt().isEmpty()) {
      return Tally.NONE;
    }
    Tally waited = job.queued().map(job.waited() ? APPROVALS::of : QUEUED::of).orElse(Tally.NONE);
    return Tally.of(JOBS, 1).plus(waited).plus(minutes(job)).plus(ofDay(job));
  }

  /** A job that was skipped never ran, so it cannot have cloned the repository. */
  private static Tally ofDay(Job job) {
    return job.state()
        .startedAt()
        .filter(_ -> !job.state().conclusion().orElse("").equals("skipped"))
        .map(start -> Tally.of(JOBS_OF_DAY + day(start), 1))
        .orElse(Tally.NONE);
  }

  /** Each job's minutes are rounded up. */
  private static Tally minutes(Job job) {
    if (job.state().startedAt().isEmpty() || job.state().completedAt().isEmpty()) {
      return Tally.NONE;
    }
    Duration taken =
        Duration.between(job.state().startedAt().get(), job.state().completedAt().get());
    long minutes = Math.max(1, taken.plusSeconds(59).toMinutes());
    return Tally.of(MINUTES + RunnerClass.of(job), minutes);
  }
}
