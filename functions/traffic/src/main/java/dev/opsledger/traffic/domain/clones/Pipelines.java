package dev.opsledger.traffic.domain.clones;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What a repository's own pipelines did by UTC day, as far as its runs are kept here.
 *
 * @param since the first day with a run; empty if no run is known, or none may be shown
 * @param days the days with runs or jobs
 */
public record Pipelines(Optional<LocalDate> since, Map<LocalDate, OfDay> days) {
  /** Nothing is known. */
  public static final Pipelines UNKNOWN = new Pipelines(Optional.empty(), Map.of());

  private static final OfDay NOTHING = new OfDay(0, 0);

  /**
   * A day.
   *
   * @param runs the runs created on it
   * @param jobs the jobs known to have started on it
   */
  public record OfDay(long runs, long jobs) {
    /**
     * Whether the jobs may be all that ran: each run has one at least. GitHub tells of jobs by
     * webhook only, so those of older runs are not known.
     */
    public boolean hasAllJobs() {
      return jobs >= runs;
    }
  }

  /** A day; empty if nothing is known of it, and zero if nothing ran. */
  public Optional<OfDay> of(LocalDate day) {
    return since.filter(first -> !day.isBefore(first)).map(_ -> days.getOrDefault(day, NOTHING));
  }
}
