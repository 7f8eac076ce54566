package dev.opsledger.deployments.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Builds deployments from what GitHub reports of them. GitHub enforces no order of statuses, and
 * events arrive late, twice or never: a deployment is a function of the set of its statuses, in the
 * order of their times, so that each order of arrival ends in the same one.
 */
public final class ReportedDeployments {
  private ReportedDeployments() {}

  /** A deployment that was not known before. */
  public static Deployment create(long id, ProjectRef project, GitHubDeployment seen) {
    var record =
        new GitHubRecord(
            seen.id(),
            seen.repository(),
            seen.creator(),
            seen.environment(),
            seen.url(),
            StatusHistory.limited(new TreeSet<>(seen.reports())),
            List.of());
    var history = StatusHistory.of(seen.createdAt(), seen.creator(), record.reports());
    return build(
        id,
        project,
        seen.commitSha(),
        seen.createdAt(),
        record.telling(history.transitions(), 1),
        List.of(),
        history,
        1);
  }

  /**
   * A known deployment with what GitHub says now.
   *
   * @return empty if that says nothing new
   */
  public static Optional<Deployment> update(Deployment known, GitHubDeployment seen) {
    GitHubRecord before = known.gitHub().orElseThrow();
    SortedSet<StatusReport> reports = new TreeSet<>(before.reports());
    reports.addAll(seen.reports());
    var after =
        new GitHubRecord(
            before.id(),
            before.repository(),
            before.creator().or(seen::creator),
            Latest.of(before.environment(), seen.environment()),
            Latest.of(before.url(), seen.url()),
            StatusHistory.limited(reports),
            before.news());
    if (after.equals(before)) {
      return Optional.empty();
    }
    var former = StatusHistory.of(known.createdAt(), before.creator(), before.reports());
    var history = StatusHistory.of(known.createdAt(), after.creator(), after.reports());
    long revision = known.latest().revision() + 1;
    return Optional.of(
        build(
            known.id(),
            known.project(),
            known.commitSha().or(seen::commitSha),
            known.createdAt(),
            after.telling(history.since(former), revision),
            newest(known.history()),
            history,
            revision));
  }

  private static Deployment build(
      long id,
      ProjectRef project,
      Optional<String> commitSha,
      Instant createdAt,
      GitHubRecord record,
      List<Transition> earlier,
      StatusHistory history,
      long revision) {
    var details =
        new DeploymentDetails(
            commitSha,
            record.environment().map(Latest::value).orElse(DeploymentDetails.PRODUCTION),
            record.url().map(Latest::value),
            Optional.empty());
    Transition latest = history.transitions().getLast();
    Optional<Long> seconds =
        latest.status() == Status.DONE && history.began()
            ? Optional.of(Duration.between(createdAt, latest.at()).toSeconds())
            : Optional.empty();
    return new Deployment(
        id,
        project,
        details,
        createdAt,
        seconds,
        latest.ofRevision(revision),
        earlier,
        Optional.of(record),
        Optional.empty());
  }

  /** As many transitions as statuses are kept. */
  private static List<Transition> newest(List<Transition> transitions) {
    return transitions.subList(
        Math.max(0, transitions.size() - StatusHistory.MOST), transitions.size());
  }
}
