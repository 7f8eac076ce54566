package dev.opsledger.deployments.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.TableScan;
import dev.opsledger.deployments.domain.Deployment;
import dev.opsledger.deployments.store.DeploymentCounts.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Recomputes the counts in the deployments table, as is needed after rows were restored: the last
 * id, the rollups, and the counts of projects, users and weeks. It reads the whole table, so only
 * operators run it; no function does.
 */
public final class Recount {
  private final DynamoDbClient dynamo;
  private final Table table;
  private final Map<Place, Row> stored = new HashMap<>();
  private final Map<Place, Map<String, Long>> kept = new HashMap<>();
  private final Map<String, Instant> first = new HashMap<>();

  /** The day is only set where counting by day has not begun; a recount sets none. */
  private final DeploymentCounts counts = new DeploymentCounts(LocalDate.EPOCH);

  private long highestId;

  public Recount(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = new Table(dynamo, table);
  }

  /**
   * Corrects every count that is wrong.
   *
   * @return how many rows were corrected; a row that changed meanwhile is left to the next recount
   */
  public int correct() {
    var scan = new TableScan(dynamo, table.name());
    Optional<TableScan.After> after = Optional.empty();
    do {
      TableScan.Page page = scan.page(after, request -> request.consistentRead(true));
      page.rows().forEach(this::read);
      after = page.last();
    } while (after.isPresent());
    int corrected = raiseLastId();
    counts.amounts().forEach((place, amounts) -> keep(place, amounts));
    for (var each : kept.entrySet()) {
      corrected += correct(each.getKey(), each.getValue());
    }
    return corrected;
  }

  private void keep(Place place, Map<String, Long> amounts) {
    kept.computeIfAbsent(place, _ -> new TreeMap<>()).putAll(amounts);
  }

  private void read(Row row) {
    var place = new Place(row.pk(), row.sk());
    if (row.sk().equals(DeploymentsKeys.DEPLOYMENT)) {
      count(DeploymentRows.deployment(row));
    } else if (DeploymentsKeys.isPlaceInProject(row)) {
      // A place in a project stays taken even if its deployment is missing.
      kept.computeIfAbsent(new Place(row.pk(), DeploymentsKeys.PROJECT), _ -> new TreeMap<>())
          .merge(DeploymentCounts.CREATED, DeploymentsKeys.placeInProject(row), Math::max);
    } else {
      List<String> names = DeploymentCounts.names(row);
      if (!names.isEmpty()) {
        stored.put(place, row);
        Map<String, Long> amounts = kept.computeIfAbsent(place, _ -> new TreeMap<>());
        names.forEach(name -> amounts.putIfAbsent(name, 0L));
      }
    }
  }

  private void count(Deployment deployment) {
    highestId = Math.max(highestId, deployment.id());
    counts.create(deployment);
    counts.count(deployment, 1);
    first.merge(
        DeploymentsKeys.user(deployment.project().ownerId()),
        deployment.createdAt(),
        (a, b) -> a.isBefore(b) ? a : b);
  }

  /** Raises the counter to the highest id, which would be assigned again otherwise. */
  private int raiseLastId() {
    return update(
        new Place(DeploymentsKeys.DEPLOYMENTS, DeploymentsKeys.COUNTER),
        Map.of("#amount", "amount"),
        "SET #amount = :highest",
        highestId == 0
            ? "#amount < :highest"
            : "attribute_not_exists(#amount) OR #amount < :highest",
        Map.of(":highest", Row.number(highestId)));
  }

  private int correct(Place place, Map<String, Long> amounts) {
    Row before = stored.get(place);
    if (before == null && place.sk().equals(DeploymentsKeys.PROJECT)) {
      return 0; // The project is missing while its deployments exist: only loading its file
      // restores it.
    }
    Map<String, AttributeValue> there = before == null ? Map.of() : before.attributes();
    Map<String, AttributeValue> wanted = new TreeMap<>();
    amounts.forEach((name, count) -> wanted.put(name, Row.number(count)));
    if (place.sk().equals(DeploymentsKeys.USER) && first.containsKey(place.pk())) {
      wanted.put("firstDeploymentAt", Row.text(first.get(place.pk()).toString()));
    }
    wanted.entrySet().removeIf(each -> isSame(there.get(each.getKey()), each.getValue()));
    return wanted.isEmpty() ? 0 : replace(place, there, wanted);
  }

  private static boolean isSame(AttributeValue known, AttributeValue wanted) {
    return known == null ? wanted.equals(Row.number(0L)) : known.equals(wanted);
  }

  private int replace(
      Place place, Map<String, AttributeValue> there, Map<String, AttributeValue> wanted) {
    var names = new HashMap<String, String>();
    var sets = new ArrayList<String>();
    var conditions = new ArrayList<String>();
    var values = new HashMap<String, AttributeValue>();
    wanted.forEach(
        (name, value) -> {
          String term = Integer.toString(names.size());
          names.put("#" + term, name);
          sets.add("#%1$s = :%1$s".formatted(term));
          values.put(":" + term, value);
          if (there.containsKey(name)) {
            conditions.add("#%1$s = :old%1$s".formatted(term));
            values.put(":old" + term, there.get(name));
          } else {
            conditions.add("attribute_not_exists(#%s)".formatted(term));
          }
        });
    return update(
        place, names, "SET " + String.join(", ", sets), String.join(" AND ", conditions), values);
  }

  private int update(
      Place place,
      Map<String, String> names,
      String expression,
      String condition,
      Map<String, AttributeValue> values) {
    return table
            .update(
                place.pk(),
                place.sk(),
                u ->
                    u.updateExpression(expression)
                        .conditionExpression(condition)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values))
            .isPresent()
        ? 1
        : 0;
  }
}
