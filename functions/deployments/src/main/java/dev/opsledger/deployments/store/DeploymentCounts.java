package dev.opsledger.deployments.store;

import dev.opsledger.core.count.DoneDays;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.TransactionBuilder;
import dev.opsledger.deployments.domain.Deployment;
import dev.opsledger.deployments.domain.IsoWeek;
import dev.opsledger.deployments.domain.Status;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The changes of the counts beside deployments that a write of some of one project's brings. What a
 * deployment counts follows from its state alone, so a change is what its new state counts less
 * what its former one did, whichever way it goes.
 */
final class DeploymentCounts {
  private static final String CREATED = "deployments";
  private static final String SUCCESSFUL = "successful";

  private record Place(String pk, String sk) {}

  private final Map<Place, Map<String, Long>> changes = new HashMap<>();

  /** Counts a new deployment among its owner's; the project's own count is its last place. */
  void create(Deployment deployment) {
    add(user(deployment), DeploymentsKeys.USER, CREATED, 1);
    add(user(deployment), week(deployment), CREATED, 1);
  }

  /** Adds what the state of a deployment counts, or subtracts it with -1. */
  void count(Deployment deployment, long times) {
    String project = DeploymentsKeys.project(deployment.project().id());
    if (!deployment.status().isFinal()) {
      add(project, DeploymentsKeys.PROJECT, "ongoing", times);
    }
    if (deployment.status() == Status.DONE) {
      add(project, DeploymentsKeys.PROJECT, DoneDays.LIVE, times);
      add(project, DeploymentsKeys.PROJECT, DoneDays.COUNTED, times);
      add(project, DeploymentsKeys.doneOn(deployment.latest().at()), DoneDays.AMOUNT, times);
      add(user(deployment), DeploymentsKeys.USER, SUCCESSFUL, times);
      add(user(deployment), week(deployment), SUCCESSFUL, times);
    }
  }

  private static String user(Deployment deployment) {
    return DeploymentsKeys.user(deployment.project().ownerId());
  }

  private static String week(Deployment deployment) {
    return DeploymentsKeys.week(IsoWeek.of(deployment.createdAt()));
  }

  private void add(String pk, String sk, String count, long amount) {
    changes
        .computeIfAbsent(new Place(pk, sk), _ -> new TreeMap<>())
        .merge(count, amount, Long::sum);
  }

  /** Takes out the changes of a project's row, which its caller makes itself. */
  Map<String, Long> ofProject(long project) {
    Map<String, Long> own =
        changes.remove(new Place(DeploymentsKeys.project(project), DeploymentsKeys.PROJECT));
    return own == null ? Map.of() : changed(own);
  }

  private static Map<String, Long> changed(Map<String, Long> counts) {
    var changed = new TreeMap<>(counts);
    changed.values().removeIf(amount -> amount == 0);
    return changed;
  }

  /**
   * Adds the changes to a transaction.
   *
   * @param first when the earliest of an owner's deployments was created, if that is earlier than
   *     what is known of the owner
   */
  void addTo(TransactionBuilder transaction, Optional<Instant> first) {
    changes.forEach((place, counts) -> addTo(transaction, place, counts, first));
  }

  private static void addTo(
      TransactionBuilder transaction, Place place, Map<String, Long> all, Optional<Instant> first) {
    Map<String, Long> counts = changed(all);
    if (counts.isEmpty()) {
      return;
    }
    Map<String, AttributeValue> values = values(counts);
    boolean earlier = place.sk().equals(DeploymentsKeys.USER) && first.isPresent();
    if (earlier) {
      values.put(":first", Row.text(first.get().toString()));
    }
    transaction.updateIf(
        place.pk(),
        place.sk(),
        adding(counts) + (earlier ? " SET firstDeploymentAt = :first" : ""),
        earlier ? "attribute_not_exists(firstDeploymentAt) OR firstDeploymentAt > :first" : null,
        values);
  }

  /** An update expression that adds these amounts. */
  static String adding(Map<String, Long> counts) {
    return "ADD "
        + counts.keySet().stream()
            .map(name -> name + " :" + name)
            .collect(Collectors.joining(", "));
  }

  /** The values of {@link #adding}. */
  static Map<String, AttributeValue> values(Map<String, Long> counts) {
    var values = new HashMap<String, AttributeValue>();
    counts.forEach((name, amount) -> values.put(":" + name, Row.number(amount)));
    return values;
  }
}
