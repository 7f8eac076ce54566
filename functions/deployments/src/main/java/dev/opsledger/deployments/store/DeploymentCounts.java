package dev.opsledger.deployments.store;

import dev.opsledger.core.count.DoneDays;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.TransactionBuilder;
import dev.opsledger.core.rollup.RollupRows;
import dev.opsledger.deployments.domain.Deployment;
import dev.opsledger.deployments.domain.IsoWeek;
import dev.opsledger.deployments.domain.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The changes of the counts beside deployments that a write of some of one project's brings. What a
 * deployment counts follows from its state alone, so a change is what its new state counts less
 * what its former one did, whichever way it goes.
 */
final class DeploymentCounts {
  /** Attribute of an owner's row: when the first of its deployments was created. */
  static final String FIRST = "firstDeploymentAt";

  static final String CREATED = "deployments";
  static final String SUCCESSFUL = "successful";

  private static final String ONGOING = "ongoing";

  /** The key of a row of counts. */
  record Place(String pk, String sk) {}

  private final LocalDate today;
  private final Map<Place, Map<String, Long>> changes = new HashMap<>();
  private final RollupPlaces.Changes rollups = new RollupPlaces.Changes();

  /**
   * @param today the day with which a project's counting by day begins, if it has not begun; even
   *     with a deployment of long ago, as others of the days between may not be counted
   */
  DeploymentCounts(LocalDate today) {
    this.today = today;
  }

  /** Counts a new deployment among its owner's; the project's own count is its last place. */
  void create(Deployment deployment) {
    add(user(deployment), DeploymentsKeys.USER, CREATED, 1);
    add(user(deployment), week(deployment), CREATED, 1);
  }

  /** Adds what the state of a deployment counts, or subtracts it with -1. */
  void count(Deployment deployment, long times) {
    rollups.count(deployment, times);
    String project = DeploymentsKeys.project(deployment.project().id());
    if (!deployment.status().isFinal()) {
      add(project, DeploymentsKeys.PROJECT, ONGOING, times);
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

  /**
   * Takes the changes of a project's row out and adds them to a transaction, together with what the
   * caller sets in it. If nothing changes, nothing is added.
   *
   * @param sets what is set besides, by attribute
   * @param condition what must hold of the row
   * @param given the values of the condition
   */
  void addProject(
      TransactionBuilder transaction,
      long project,
      Map<String, AttributeValue> sets,
      String condition,
      Map<String, AttributeValue> given) {
    var place = new Place(DeploymentsKeys.project(project), DeploymentsKeys.PROJECT);
    Map<String, Long> counts = changed(changes.getOrDefault(place, Map.of()));
    changes.remove(place);
    if (counts.isEmpty() && sets.isEmpty()) {
      return;
    }
    Map<String, AttributeValue> values = values(counts);
    values.putAll(given);
    var assignments = new ArrayList<String>();
    if (counts.containsKey(DoneDays.COUNTED)) {
      values.put(":today", Row.text(today.toString()));
      assignments.add("%1$s = if_not_exists(%1$s, :today)".formatted(DoneDays.COUNTED_FROM));
    }
    sets.forEach(
        (name, value) -> {
          values.put(":" + name, value);
          assignments.add(name + " = :" + name);
        });
    transaction.updateIf(
        place.pk(),
        place.sk(),
        (counts.isEmpty() ? "" : adding(counts))
            + (assignments.isEmpty() ? "" : " SET " + String.join(", ", assignments)),
        condition,
        values);
  }

  private static Map<String, Long> changed(Map<String, Long> counts) {
    var changed = new TreeMap<>(counts);
    changed.values().removeIf(amount -> amount == 0);
    return changed;
  }

  /**
   * A time that is earlier than the one that an owner's row has.
   *
   * @param known the row's, as it is written there; empty if it has none. It must be the same when
   *     the row is written: as texts, times of the same second are in another order if one of them
   *     has no fraction
   */
  record Earlier(Optional<String> known, Instant at) {}

  /**
   * Adds the changes to a transaction.
   *
   * @param first when the earliest of an owner's deployments was created, if that is earlier than
   *     what is known of the owner
   */
  void addTo(TransactionBuilder transaction, Optional<Earlier> first) {
    changes.forEach((place, counts) -> addTo(transaction, place, counts, first));
    rollups.addTo(transaction);
  }

  private static void addTo(
      TransactionBuilder transaction, Place place, Map<String, Long> all, Optional<Earlier> first) {
    Map<String, Long> counts = changed(all);
    if (counts.isEmpty()) {
      return;
    }
    Map<String, AttributeValue> values = values(counts);
    boolean earlier = place.sk().equals(DeploymentsKeys.USER) && first.isPresent();
    if (earlier) {
      values.put(":first", Row.text(first.get().at().toString()));
      first.get().known().ifPresent(known -> values.put(":known", Row.text(known)));
    }
    transaction.updateIf(
        place.pk(),
        place.sk(),
        adding(counts) + (earlier ? " SET " + FIRST + " = :first" : ""),
        earlier ? unchanged(first.get()) : null,
        values);
  }

  private static String unchanged(Earlier first) {
    return first.known().isPresent() ? FIRST + " = :known" : "attribute_not_exists(" + FIRST + ")";
  }

  /** The names of the counts in a row; empty if it holds none. */
  static List<String> names(Row row) {
    if (row.sk().equals(DeploymentsKeys.PROJECT)) {
      return List.of(CREATED, ONGOING, DoneDays.LIVE);
    }
    if (DeploymentsKeys.isRollup(row)) {
      return List.copyOf(RollupRows.tally(row).counts().keySet());
    }
    return row.sk().equals(DeploymentsKeys.USER) || DeploymentsKeys.isWeek(row)
        ? Stream.of(CREATED, SUCCESSFUL).filter(row.attributes()::containsKey).toList()
        : List.of();
  }

  /**
   * All counts by row and name. Counts by day (UTC) are left out, as they begin with a day and not
   * with the first deployment.
   */
  Map<Place, Map<String, Long>> amounts() {
    var amounts = new HashMap<Place, Map<String, Long>>();
    changes.forEach(
        (place, counts) -> {
          var kept = new TreeMap<>(counts);
          kept.keySet().removeAll(List.of(DoneDays.COUNTED, DoneDays.AMOUNT));
          if (!kept.isEmpty()) {
            amounts.put(place, kept);
          }
        });
    rollups.tallies().forEach((place, tally) -> amounts.put(place, new TreeMap<>(tally.counts())));
    return amounts;
  }

  /** All counts by row and name, those by day (UTC) included. */
  Map<Place, Map<String, Long>> all() {
    var all = new HashMap<>(changes);
    rollups.tallies().forEach((place, tally) -> all.put(place, tally.counts()));
    return all;
  }

  /** An update expression that adds these amounts. */
  private static String adding(Map<String, Long> counts) {
    return "ADD "
        + counts.keySet().stream()
            .map(name -> name + " :" + name)
            .collect(Collectors.joining(", "));
  }

  /** The values of {@link #adding}. */
  private static Map<String, AttributeValue> values(Map<String, Long> counts) {
    var values = new HashMap<String, AttributeValue>();
    counts.forEach((name, amount) -> values.put(":" + name, Row.number(amount)));
    return values;
  }
}
