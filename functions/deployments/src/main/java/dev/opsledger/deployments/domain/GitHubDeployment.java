package dev.opsledger.deployments.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What GitHub says of one of its deployments, in a list or in an event.
 *
 * @param id GitHub's id
 * @param repository the repository's {@code owner/name}
 * @param commitSha the commit that is deployed
 * @param environment where to, with the status that said so
 * @param url where the log can be read, with the status that said so
 * @param creator the login of its creator
 * @param createdAt when it was created
 * @param updatedAt when GitHub last changed it, as GitHub writes it
 * @param reports the statuses that are known with it and mean something here
 */
public record GitHubDeployment(
    long id,
    String repository,
    Optional<String> commitSha,
    Optional<Latest> environment,
    Optional<Latest> url,
    Optional<String> creator,
    Instant createdAt,
    Optional<String> updatedAt,
    List<StatusReport> reports) {
  public GitHubDeployment {
    reports = List.copyOf(reports);
  }
}
