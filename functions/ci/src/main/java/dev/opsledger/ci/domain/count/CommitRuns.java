package dev.opsledger.ci.domain.count;

import dev.opsledger.ci.domain.RunAttempt;
import dev.opsledger.ci.domain.WorkflowRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The completed attempts of one workflow with one commit, in whatever order they became known.
 *
 * @param entries the attempts, each once
 */
public record CommitRuns(List<Entry> entries) {
  private static final Comparator<Entry> BY_TIME =
      Comparator.comparing(Entry::ended)
          .thenComparingLong(Entry::run)
          .thenComparingLong(Entry::attempt);

  /** No attempt yet. */
  public static final CommitRuns NONE = new CommitRuns(List.of());

  /** How far a pass and a failure of a flaky workflow are apart at most. */
  public static final Duration FLAKY_WITHIN = Duration.ofDays(14);

  /**
   * A schedule runs the same commit for ever; so many of its attempts are remembered, beside the
   * first one and the first that passed. More would not fit into one kilobyte.
   */
  private static final int MOST = 8;

  public CommitRuns {
    entries = entries.stream().sorted(BY_TIME).toList();
  }

  /**
   * A completed attempt.
   *
   * @param created when its run was created
   * @param ended when it ended
   * @param outcome how it ended
   * @param place where its run is counted
   */
  public record Entry(
      long run,
      long attempt,
      Instant created,
      Instant ended,
      RunOutcome outcome,
      RollupPlace place) {
    private static Optional<Entry> of(WorkflowRun run, RunAttempt attempt, RollupPlace place) {
      return attempt
          .endedAt()
          .filter(_ -> attempt.completed())
          .map(
              ended ->
                  new Entry(
                      run.id(),
                      attempt.number(),
                      run.createdAt(),
                      ended,
                      RunOutcome.of(attempt),
                      place));
    }

    private Entry at(RollupPlace other) {
      return new Entry(run, attempt, created, ended, outcome, other);
    }

    private String id() {
      return run + "." + attempt;
    }
  }

  /**
   * The attempts with what is known of one run now: attempts that are not given stay as they are,
   * at the place where the run is counted now.
   */
  public CommitRuns with(WorkflowRun run, Collection<RunAttempt> attempts, RollupPlace place) {
    Map<String, Entry> all = new TreeMap<>();
    for (Entry entry : entries) {
      all.put(entry.id(), entry.run() == run.id() ? entry.at(place) : entry);
    }
    for (RunAttempt attempt : attempts) {
      all.remove(run.id() + "." + attempt.number());
      Entry.of(run, attempt, place).ifPresent(entry -> all.put(entry.id(), entry));
    }
    return new CommitRuns(List.copyOf(all.values())).shortened();
  }

  private CommitRuns shortened() {
    if (entries.size() <= MOST) {
      return this;
    }
    Optional<Entry> first = first();
    Optional<Entry> pass = firstPass();
    List<Entry> latest = entries.subList(entries.size() - MOST, entries.size());
    return new CommitRuns(
        entries.stream()
            .filter(
                entry ->
                    latest.contains(entry)
                        || first.filter(entry::equals).isPresent()
                        || pass.filter(entry::equals).isPresent())
            .toList());
  }

  private Optional<Entry> first() {
    return entries.stream()
        .min(
            Comparator.comparing(Entry::created)
                .thenComparingLong(Entry::run)
                .thenComparingLong(Entry::attempt));
  }

  private Optional<Entry> firstPass() {
    return entries.stream().filter(entry -> entry.outcome() == RunOutcome.SUCCEEDED).findFirst();
  }

  /** What the commit counts for, where its first run is counted: its time to pass. */
  public CountChange counted() {
    Optional<Entry> pass = firstPass();
    if (pass.isEmpty()) {
      return CountChange.NONE;
    }
    Entry first = first().orElseThrow();
    Duration toPass = Duration.between(first.created(), pass.get().ended());
    return CountChange.NONE.plus(first.place(), RunCounts.TO_PASS.of(toPass));
  }

  /** When the workflow last proved flaky: it passed and failed with this commit within days. */
  public Optional<Instant> flakyAt() {
    Optional<Instant> found = Optional.empty();
    Optional<Entry> before = Optional.empty();
    for (Entry entry : entries) {
      boolean result =
          entry.outcome() == RunOutcome.SUCCEEDED || entry.outcome() == RunOutcome.FAILED;
      if (!result) {
        continue;
      }
      if (before.filter(other -> contradicts(other, entry)).isPresent()) {
        found = Optional.of(entry.ended());
      }
      before = Optional.of(entry);
    }
    return found;
  }

  private static boolean contradicts(Entry before, Entry after) {
    return before.outcome() != after.outcome()
        && Duration.between(before.ended(), after.ended()).compareTo(FLAKY_WITHIN) <= 0;
  }
}
