package dev.opsledger.deployments.store;

import dev.opsledger.core.count.DoneDays;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.TransactionBuilder;
import dev.opsledger.deployments.domain.Deployment;
import dev.opsledger.deployments.domain.Project;
import dev.opsledger.deployments.store.DeploymentCounts.Earlier;
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
record GitHubWrites(Table table, Clock clock, RollupPlaces rollups) {
  /**
   * Stores new deployments of a project, with the next ids.
   *
   * @param last the last id before them
   * @return false if another was created meanwhile
   */
  boolean create(Project project, long last, List<Deployment> created) {
    var transaction = new TransactionBuilder(table);
    var counts = counts();
    long place = project.deployments();
    for (Deployment each : created) {
      Deployment deployment = rollups.place(each);
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
    counts.addProject(
        transaction,
        project.id(),
        Map.of("deployments", Row.number(place)),
        "deployments = :before",
        Map.of(":before", Row.number(project.deployments())));
    counts.addTo(transaction, first(project, created));
    return transaction.commit();
  }

  /** When the earliest of these was created, if that is earlier than what is known of the owner. */
  private Optional<Earlier> first(Project project, List<Deployment> created) {
    Optional<String> known =
        table
            .getStrictly(DeploymentsKeys.user(project.ownerId()), DeploymentsKeys.USER)
            .flatMap(row -> row.find(DeploymentCounts.FIRST));
    return created.stream()
        .map(Deployment::createdAt)
        .min(Instant::compareTo)
        .filter(at -> known.map(Instant::parse).filter(before -> !at.isBefore(before)).isEmpty())
        .map(at -> new Earlier(known, at));
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
    var counts = counts();
    for (Change each : changes) {
      Deployment after = rollups.place(each.after());
      transaction.putIf(
          DeploymentRows.of(after),
          "revision = :revision",
          Map.of(":revision", Row.number(each.before().latest().revision())));
      counts.count(each.before(), -1);
      counts.count(after, 1);
    }
    changes.stream()
        .map(Change::project)
        .distinct()
        .forEach(
            project ->
                counts.addProject(
                    transaction, project, Map.of(), "attribute_exists(pk)", Map.of()));
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

  private DeploymentCounts counts() {
    return new DeploymentCounts(DoneDays.day(clock.instant()));
  }
}
