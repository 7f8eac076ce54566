package dev.opsledger.front.dora;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The DORA figures of a period, with the rows that they are computed from.
 *
 * @param period the period
 * @param releases the releases in it, oldest first
 * @param leads the lead times of commits, each until the first of its releases
 * @param failures incidents that count against releases in it, oldest first
 * @param settled releases whose failure window is over, so that no further incident can count
 * @param unplanned the failed deployments and those that answered them
 */
public record Figures(
    Period period,
    List<Release> releases,
    List<Lead> leads,
    List<Failure> failures,
    long settled,
    Unplanned unplanned) {

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
   * Failed deployments and what followed from them.
   *
   * @param rollbacks rollbacks in the period, oldest first
   * @param recoveries releases in the period that failed, oldest first
   * @param reworks releases in the period that nobody had planned, oldest first
   * @param unclear releases of which an unknown commit hides whether they are rollbacks
   * @param unjudged releases before which incidents are not known yet
   */
  public record Unplanned(
      List<Rollback> rollbacks,
      List<Recovery> recoveries,
      List<Rework> reworks,
      long unclear,
      long unjudged) {
    /** Failed deployments that users got rid of. */
    public long recovered() {
      return recoveries.stream().filter(each -> each.at().isPresent()).count();
    }

    /** The median of the times to recovery in seconds, empty if none is known. */
    public OptionalDouble recoveryTime() {
      return median(recoveries.stream().flatMap(each -> each.seconds().stream()).toList());
    }
  }

  /**
   * The figures of several projects together, over the rows of all.
   *
   * @param parts the figures of each, of the same period
   */
  static Figures together(Period period, Collection<Figures> parts) {
    List<Unplanned> unplanned = parts.stream().map(Figures::unplanned).toList();
    return new Figures(
        period,
        rows(parts, Figures::releases, Release.ORDER),
        rows(parts, Figures::leads, Comparator.comparing(Lead::release, Release.ORDER)),
        rows(parts, Figures::failures, Comparator.comparing(each -> each.outage().at())),
        parts.stream().mapToLong(Figures::settled).sum(),
        new Unplanned(
            rows(
                unplanned,
                Unplanned::rollbacks,
                Comparator.comparing(Rollback::release, Release.ORDER)),
            rows(
                unplanned,
                Unplanned::recoveries,
                Comparator.comparing(Recovery::failed, Release.ORDER)),
            rows(
                unplanned,
                Unplanned::reworks,
                Comparator.comparing(Rework::release, Release.ORDER)),
            unplanned.stream().mapToLong(Unplanned::unclear).sum(),
            unplanned.stream().mapToLong(Unplanned::unjudged).sum()));
  }

  private static <P, T> List<T> rows(
      Collection<P> parts, Function<P, List<T>> rows, Comparator<T> order) {
    return parts.stream().flatMap(part -> rows.apply(part).stream()).sorted(order).toList();
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
    long known =
        releases.stream()
            .filter(r -> r.commit().isPresent())
            .map(r -> r.project() + "/" + r.commit().get())
            .distinct()
            .count();
    return known + releases.stream().filter(r -> r.commit().isEmpty()).count();
  }

  /** Releases against which an incident counts. */
  public long failed() {
    return failures.stream().map(Failure::release).distinct().count();
  }

  /** The share of releases that failed, empty if there is no release. */
  public OptionalDouble failureRate() {
    return share(failed());
  }

  /** The share of releases that nobody had planned, empty if there is no release. */
  public OptionalDouble reworkRate() {
    return share(unplanned.reworks().size());
  }

  private OptionalDouble share(long some) {
    return releases.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) some / releases.size());
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
