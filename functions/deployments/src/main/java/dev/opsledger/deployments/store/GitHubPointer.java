package dev.opsledger.deployments.store;

import dev.opsledger.core.dynamo.Row;
import java.util.Optional;

/**
 * Where a deployment of GitHub's is stored, and how much of it a sync has read.
 *
 * @param id the deployment's id here
 * @param asOf GitHub's time of change when all its statuses were last read; empty if they never
 *     were
 * @param ended whether it had ended then
 */
public record GitHubPointer(long id, Optional<String> asOf, boolean ended) {
  static final String AS_OF = "statusesAsOf";

  static GitHubPointer of(Row row) {
    return new GitHubPointer(row.number("id"), row.find(AS_OF), row.flag("ended"));
  }

  static Row row(long gitHubId, long id) {
    return Row.of(DeploymentsKeys.gitHub(gitHubId), DeploymentsKeys.GITHUB).with("id", id);
  }
}
