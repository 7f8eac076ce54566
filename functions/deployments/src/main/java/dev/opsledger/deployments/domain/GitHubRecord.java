package dev.opsledger.deployments.domain;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What is kept of a deployment that GitHub records. Everything that is shown of it follows from
 * this and not from the order in which it arrived.
 *
 * @param id GitHub's id of the deployment
 * @param repository the repository's {@code owner/name} when the deployment was first seen
 * @param creator the login of its creator
 * @param environment the environment, and which status set it
 * @param url the log's address, and which status set it
 * @param reports the statuses so far, oldest first
 * @param news the transitions that the latest write brought
 */
public record GitHubRecord(
    long id,
    String repository,
    Optional<String> creator,
    Optional<Latest> environment,
    Optional<Latest> url,
    SortedSet<StatusReport> reports,
    List<Transition> news) {
  /** The same with the transitions that a write of this revision brings. */
  GitHubRecord telling(List<Transition> transitions, long revision) {
    List<Transition> told = transitions.stream().map(each -> each.ofRevision(revision)).toList();
    return new GitHubRecord(id, repository, creator, environment, url, reports, told);
  }
}
