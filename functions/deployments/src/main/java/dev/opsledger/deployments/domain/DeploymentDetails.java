package dev.opsledger.deployments.domain;

import java.util.Optional;

/**
 * What is deployed, and where to.
 *
 * @param commitSha the commit, empty if the caller gave none
 * @param environment the name of the environment
 * @param url where the deployment's log can be read
 * @param rollbackOf the id of the earlier deployment whose commit is deployed again
 */
public record DeploymentDetails(
    Optional<String> commitSha,
    String environment,
    Optional<String> url,
    Optional<Long> rollbackOf) {
  /** The environment of a deployment for which none is given. */
  public static final String PRODUCTION = "production";

  /** The deployment of a commit to production. */
  public static DeploymentDetails of(Optional<String> commitSha) {
    return new DeploymentDetails(commitSha, PRODUCTION, Optional.empty(), Optional.empty());
  }
}
