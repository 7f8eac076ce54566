package dev.opsledger.deployments;

import dev.opsledger.core.dynamo.Row;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What statistics count of a user's deployments: all of them and those of each ISO week of
 * creation, so that no statistic has to look at deployments.
 */
final class CreatedCounts {
  private CreatedCounts() {}

  static void add(Writes writes, Deployment created) {
    String user = Keys.user(created.project().ownerId());
    writes.update(
        user,
        Keys.USER,
        "SET firstDeploymentAt = if_not_exists(firstDeploymentAt, :at) ADD deployments :one",
        null,
        Map.of(":at", Row.text(created.createdAt().toString()), ":one", Row.number(1L)));
    writes.update(user, week(created), "ADD deployments :one", null, one());
  }

  static void addSuccess(Writes writes, Deployment done) {
    String user = Keys.user(done.project().ownerId());
    writes.update(user, Keys.USER, "ADD successful :one", null, one());
    writes.update(user, week(done), "ADD successful :one", null, one());
  }

  private static String week(Deployment deployment) {
    return Keys.week(IsoWeek.of(deployment.createdAt()));
  }

  private static Map<String, AttributeValue> one() {
    return Map.of(":one", Row.number(1L));
  }
}
