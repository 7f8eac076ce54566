package dev.opsledger.traffic.domain.clones;

import dev.opsledger.traffic.domain.Counts;
import dev.opsledger.traffic.domain.Day;
import java.util.List;
import java.util.Optional;

/**
 * How many clones did not come from the repository's own pipelines. It is an estimate between two
 * bounds, because GitHub does not say who clones: at least the clones less the jobs, at most all.
 *
 * @param atLeast the lower bound, never below zero
 * @param atMost the upper bound
 * @param days of how many days the clones are known
 * @param withoutJobs on how many of them not all jobs are known, so that the lower bound is zero
 */
public record ClonesElsewhere(long atLeast, long atMost, int days, int withoutJobs) {
  private static final String JOBS =
      "An estimate: a job usually clones its repository once, but may do so not at all or several"
          + " times";

  /** The estimate of a day; empty if its clones are not known. */
  public static Optional<ClonesElsewhere> of(Day day, Pipelines pipelines) {
    return day.clones().map(clones -> of(clones.count(), pipelines.of(day.date())));
  }

  private static ClonesElsewhere of(long clones, Optional<Pipelines.OfDay> own) {
    return own.filter(Pipelines.OfDay::hasAllJobs)
        .map(known -> new ClonesElsewhere(Math.max(0, clones - known.jobs()), clones, 1, 0))
        .orElseGet(() -> new ClonesElsewhere(0, clones, 1, 1));
  }

  /** The estimate of several days: the sum of theirs; empty if no clones are known. */
  public static Optional<ClonesElsewhere> of(List<Day> days, Pipelines pipelines) {
    return days.stream().flatMap(day -> of(day, pipelines).stream()).reduce(ClonesElsewhere::plus);
  }

  private ClonesElsewhere plus(ClonesElsewhere other) {
    return new ClonesElsewhere(
        atLeast + other.atLeast,
        atMost + other.atMost,
        days + other.days,
        withoutJobs + other.withoutJobs);
  }

  /** How often each cloner cloned on a day; empty if there was none. */
  public static Optional<Double> perCloner(Counts clones) {
    return clones.uniques() == 0
        ? Optional.empty()
        : Optional.of((double) clones.count() / clones.uniques());
  }

  /** Why it is an estimate, in a sentence without its stop. */
  public String reason() {
    if (withoutJobs == 0) {
      return JOBS;
    }
    if (withoutJobs == days) {
      return "An estimate: not all jobs are known, so all clones may be those of our own pipelines";
    }
    return JOBS
        + "; on %d of %d days not all jobs are known, so all clones of these may be our own"
            .formatted(withoutJobs, days);
  }
}
