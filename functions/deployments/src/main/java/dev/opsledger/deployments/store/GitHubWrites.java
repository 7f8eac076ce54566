package dev.opsledger.deployments.store;

import dev.opsledger.core.count.DoneDays;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.TransactionBuilder;
import dev.opsledger.deployments.domain.Deployment;
import dev.opsledger.deployments.domain.Project;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The transactions that store deployments of GitHub's, each together with all counts beside it and
 * only over the state from which it was computed.
 */
record GitHubWrites(Table table, Clock clock) {
  /**
   * Stores new deployments of a project, with the next ids.
   *
   * @param last the last id before them
   * @return false if another was created meanwhile
   */
  boolean create(Project project, long last, List<Deployment> created) {
    var transaction = new TransactionBuilder(table);
    var counts = new DeploymentCounts();
    long place = project.deployments();
    for (Deployment deployment : created) {
      counts.create(deployment);
      counts.count(deployment, 1);
      transaction
          .putNew(DeploymentRows.of(deployment))
          .putNew(GitHubPointer.row(deployment.gitHub().orElseThrow().id(), deployment.id()))
          .putNew(
              Row.of(DeploymentsKeys.project(project.id()), DeploymentsKeys.placeInProject(++place))
                  .with("id", deployment.id()));
    }
    DeploymentStore.count(transaction, last, created.size());
    place(transaction, project, place, counts);
    counts.addTo(transaction, first(project, created));
    return transaction.commit();
  }

  private void place(
      TransactionBuilder transaction, Project project, long place, DeploymentCounts counts) {
    Map<String, Long> own = counts.ofProject(project.id());
    Map<String, AttributeValue> values = DeploymentCounts.values(own);
    values.put(":before", Row.number(project.deployments()));
    values.put(":place", Row.number(place));
    String since = countedFrom(own, values);
    transaction.updateIf(
        DeploymentsKeys.project(project.id()),
        DeploymentsKeys.PROJECT,
        (own.isEmpty() ? "" : DeploymentCounts.adding(own))
            + (since.isEmpty() ? " SET " : since + ", ")
            + "deployments = :place",
        "deployments = :before",
        values);
  }

  /** When the earliest of these was created, if that is earlier than what is known of the owner. */
  private Optional<Instant> first(Project project, List<Deployment> created) {
    Optional<Instant> known =
        table
            .getStrictly(DeploymentsKeys.user(project.ownerId()), DeploymentsKeys.USER)
            .flatMap(row -> row.findInstant("firstDeploymentAt"));
    return created.stream()
        .map(Deployment::createdAt)
        .min(Instant::compareTo)
        .filter(at -> known.isEmpty() || at.isBefore(known.get()));
  }

  /** A deployment in place of its former state. */
  record Change(Deployment before, Deployment after) {
    long project() {
      return after.project().id();
    }
  }

  /** What is known of one of GitHub's deployments once all its statuses were read. */
  record ReadUntil(long gitHubId, Optional<String> asOf, boolean ended) {}

  /**
   * Stores changes, and how far statuses were read.
   *
   * @return false if one of the deployments has changed meanwhile
   */
  boolean change(List<Change> changes, List<ReadUntil> read) {
    var transaction = new TransactionBuilder(table);
    var counts = new DeploymentCounts();
    for (Change each : changes) {
      transaction.putIf(
          DeploymentRows.of(each.after()),
          "revision = :revision",
          Map.of(":revision", Row.number(each.before().latest().revision())));
      counts.count(each.before(), -1);
      counts.count(each.after(), 1);
    }
    changes.stream()
        .map(Change::project)
        .distinct()
        .forEach(project -> countProject(transaction, project, counts.ofProject(project)));
    counts.addTo(transaction, Optional.empty());
    read.forEach(each -> remember(transaction, each));
    return transaction.size() == 0 || transaction.commit();
  }

  private static void remember(TransactionBuilder transaction, ReadUntil read) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":ended", AttributeValue.fromBool(read.ended()));
    read.asOf().ifPresent(at -> values.put(":asOf", Row.text(at)));
    transaction.updateIf(
        DeploymentsKeys.gitHub(read.gitHubId()),
        DeploymentsKeys.GITHUB,
        "SET ended = :ended"
            + (read.asOf().isPresent() ? ", %s = :asOf".formatted(GitHubPointer.AS_OF) : ""),
        "attribute_exists(pk)",
        values);
  }

  private void countProject(
      TransactionBuilder transaction, long project, Map<String, Long> counts) {
    if (!counts.isEmpty()) {
      Map<String, AttributeValue> values = DeploymentCounts.values(counts);
      transaction.updateIf(
          DeploymentsKeys.project(project),
          DeploymentsKeys.PROJECT,
          DeploymentCounts.adding(counts) + countedFrom(counts, values),
          "attribute_exists(pk)",
          values);
    }
  }

  /**
   * Counting begins today, even with a deployment of long ago: others of the days between may not
   * be counted.
   */
  private String countedFrom(Map<String, Long> counts, Map<String, AttributeValue> values) {
    if (!counts.containsKey(DoneDays.COUNTED)) {
      return "";
    }
    values.put(":today", Row.text(DoneDays.day(clock.instant()).toString()));
    return " SET %1$s = if_not_exists(%1$s, :today)".formatted(DoneDays.COUNTED_FROM);
  }
}
