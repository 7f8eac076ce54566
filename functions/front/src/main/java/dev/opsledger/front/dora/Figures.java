package dev.opsledger.front.dora;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * The DORA figures of a period, with the rows that they are computed from.
 *
 * @param period the period
 * @param releases the releases in it, oldest first
 * @param leads the lead times of commits, each until the first of its releases
 * @param failures incidents that count against releases in it, oldest first
 * @param settled releases whose failure window is over, so that no further incident can count
 */
public record Figures(
    Period period, List<Release> releases, List<Lead> leads, List<Failure> failures, long settled) {
  private static final Comparator<Failure> BY_TIME =
      Comparator.comparing((Failure f) -> f.outage().at()).thenComparing(f -> f.outage().id());

  /**
   * The lead time of a commit.
   *
   * @param seconds from its first run to the release
   */
  public record Lead(Release release, Commit commit, long seconds) {}

  /**
   * An incident that counts against a release.
   *
   * @param seconds from the release to the incident
   */
  public record Failure(Release release, Outage outage, long seconds) {
    /** Whole seconds from the incident to its resolution, empty while it is open. */
    public Optional<Long> secondsToRestore() {
      return outage.restoredAt().map(end -> Duration.between(outage.at(), end).toSeconds());
    }
  }

  /**
   * Computes the figures.
   *
   * @param all the project's releases of the period and of one failure window before it
   * @param commits when commits were first seen
   * @param outages incidents of the project's services of the period and of one window after it
   */
  public static Figures of(
      Period period,
      Collection<Release> all,
      Map<String, Commit> commits,
      Collection<Outage> outages,
      Rules rules) {
    var ordered = new TreeSet<>(Release.ORDER);
    ordered.addAll(all);
    List<Release> inside = ordered.stream().filter(r -> period.contains(r.at())).toList();
    List<Failure> failures =
        outages.stream()
            .filter(outage -> !rules.unrelated().contains(outage.id()))
            .flatMap(outage -> failure(ordered, outage, rules.failureWindow()).stream())
            .filter(failure -> period.contains(failure.release().at()))
            .sorted(BY_TIME)
            .toList();
    Instant judged = rules.knownUntil().minus(rules.failureWindow());
    long settled = inside.stream().filter(r -> !r.at().isAfter(judged)).count();
    return new Figures(period, inside, leads(inside, commits), failures, settled);
  }

  /** The latest release before an incident, if the incident came within the window. */
  private static Optional<Failure> failure(
      TreeSet<Release> ordered, Outage outage, Duration window) {
    Release latest = ordered.floor(new Release(Long.MAX_VALUE, Optional.empty(), outage.at()));
    if (latest == null || !outage.at().isBefore(latest.at().plus(window))) {
      return Optional.empty();
    }
    long seconds = Duration.between(latest.at(), outage.at()).toSeconds();
    return Optional.of(new Failure(latest, outage, seconds));
  }

  private static List<Lead> leads(List<Release> releases, Map<String, Commit> commits) {
    var leads = new ArrayList<Lead>();
    var seen = new HashSet<String>();
    for (Release release : releases) {
      Optional<Commit> commit = release.commit().map(commits::get);
      // A run that began after the release says nothing about the commit's age.
      if (commit.isPresent()
          && !commit.get().at().isAfter(release.at())
          && seen.add(release.commit().get())) {
        long seconds = Duration.between(commit.get().at(), release.at()).toSeconds();
        leads.add(new Lead(release, commit.get(), seconds));
      }
    }
    return leads;
  }

  /** Releases per day. */
  public double releasesADay() {
    return releases.size() / period.days();
  }

  /** The median of the lead times in seconds, empty if none is known. */
  public OptionalDouble leadTime() {
    return median(leads.stream().map(Lead::seconds).toList());
  }

  /** Distinct commits of the releases; each release of an unknown commit counts as one. */
  public long distinctCommits() {
    long known = releases.stream().flatMap(r -> r.commit().stream()).distinct().count();
    return known + releases.stream().filter(r -> r.commit().isEmpty()).count();
  }

  /** Releases against which an incident counts. */
  public long failed() {
    return failures.stream().map(Failure::release).distinct().count();
  }

  /** The share of releases that failed, empty if there is no release. */
  public OptionalDouble failureRate() {
    return releases.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) failed() / releases.size());
  }

  /** Incidents that count against a release and are resolved. */
  public long restored() {
    return failures.stream().filter(f -> f.secondsToRestore().isPresent()).count();
  }

  /** The median of the times to restore in seconds, empty if nothing is restored. */
  public OptionalDouble timeToRestore() {
    return median(failures.stream().flatMap(f -> f.secondsToRestore().stream()).toList());
  }

  private static OptionalDouble median(List<Long> values) {
    if (values.isEmpty()) {
      return OptionalDouble.empty();
    }
    List<Long> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return OptionalDouble.of(
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0);
  }
}
