package dev.opsledger.deployments.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.TransactionBuilder;
import dev.opsledger.deployments.domain.Deployment;
import dev.opsledger.deployments.domain.IsoWeek;
import java.util.Map;

/**
 * Counts of the deployments that a user creates through this API, in total and for each ISO week of
 * creation, so that statistics need not read deployments. {@link DeploymentCounts} counts all else.
 */
final class UserCounters {
  private UserCounters() {}

  static void addCreated(TransactionBuilder transaction, Deployment created) {
    String user = DeploymentsKeys.user(created.project().ownerId());
    transaction.update(
        user,
        DeploymentsKeys.USER,
        "SET firstDeploymentAt = if_not_exists(firstDeploymentAt, :at) ADD deployments :one",
        Map.of(":at", Row.text(created.createdAt().toString()), ":one", Row.number(1L)));
    transaction.update(
        user,
        DeploymentsKeys.week(IsoWeek.of(created.createdAt())),
        "ADD deployments :one",
        Map.of(":one", Row.number(1L)));
  }
}
