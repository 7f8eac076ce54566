package dev.opsledger.deployments.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.TransactionBuilder;
import dev.opsledger.deployments.domain.Deployment;
import dev.opsledger.deployments.domain.IsoWeek;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Counts of a user's deployments, in total and for each ISO week of creation, so that statistics
 * need not read deployments.
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
    transaction.update(user, week(created), "ADD deployments :one", one());
  }

  static void addSuccessful(TransactionBuilder transaction, Deployment done) {
    String user = DeploymentsKeys.user(done.project().ownerId());
    transaction.update(user, DeploymentsKeys.USER, "ADD successful :one", one());
    transaction.update(user, week(done), "ADD successful :one", one());
  }

  private static String week(Deployment deployment) {
    return DeploymentsKeys.week(IsoWeek.of(deployment.createdAt()));
  }

  private static Map<String, AttributeValue> one() {
    return Map.of(":one", Row.number(1L));
  }
}
