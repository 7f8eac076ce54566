package dev.opsledger.deployments.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.deployments.domain.Deployment;
import dev.opsledger.deployments.domain.IsoWeek;
import dev.opsledger.deployments.domain.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Recomputes the counts in the deployments table, as is needed after rows were restored: the last
 * id and the counts of projects, users and weeks. It reads the whole table, so only operators run
 * it; no function does.
 */
public final class Recount {
  private static final String CREATED = "deployments";
  private static final String SUCCESSFUL = "successful";

  private record Place(String pk, String sk) {}

  private final DynamoDbClient dynamo;
  private final Table table;
  private final Map<Place, Row> stored = new HashMap<>();
  private final Map<Place, Map<String, Long>> counted = new HashMap<>();
  private final Map<String, Instant> first = new HashMap<>();
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
    dynamo
        .scanPaginator(s -> s.tableName(table.name()).consistentRead(true))
        .items()
        .forEach(each -> read(new Row(each)));
    int corrected = raiseLastId();
    for (var each : counted.entrySet()) {
      corrected += correct(each.getKey(), each.getValue());
    }
    return corrected;
  }

  private void read(Row row) {
    if (row.sk().equals(DeploymentsKeys.DEPLOYMENT)) {
      count(DeploymentRows.deployment(row));
    } else if (row.sk().equals(DeploymentsKeys.PROJECT)) {
      stored.put(new Place(row.pk(), row.sk()), row);
      List.of(CREATED, "ongoing", "live").forEach(each -> add(row.pk(), row.sk(), each, 0));
    } else if (DeploymentsKeys.isPlaceInProject(row)) {
      readPlace(row);
    } else if (row.sk().equals(DeploymentsKeys.USER) || DeploymentsKeys.isWeek(row)) {
      stored.put(new Place(row.pk(), row.sk()), row);
      row.findNumber(CREATED).ifPresent(_ -> add(row.pk(), row.sk(), CREATED, 0));
      row.findNumber(SUCCESSFUL).ifPresent(_ -> add(row.pk(), row.sk(), SUCCESSFUL, 0));
    }
  }

  /** A place in a project stays taken even if its deployment is missing. */
  private void readPlace(Row row) {
    long place = DeploymentsKeys.placeInProject(row);
    counted
        .computeIfAbsent(new Place(row.pk(), DeploymentsKeys.PROJECT), _ -> new TreeMap<>())
        .merge(CREATED, place, Math::max);
  }

  private void count(Deployment deployment) {
    highestId = Math.max(highestId, deployment.id());
    String project = DeploymentsKeys.project(deployment.project().id());
    String user = DeploymentsKeys.user(deployment.project().ownerId());
    String week = DeploymentsKeys.week(IsoWeek.of(deployment.createdAt()));
    add(user, DeploymentsKeys.USER, CREATED, 1);
    add(user, week, CREATED, 1);
    if (!deployment.status().isFinal()) {
      add(project, DeploymentsKeys.PROJECT, "ongoing", 1);
    } else if (deployment.status() == Status.DONE) {
      add(project, DeploymentsKeys.PROJECT, "live", 1);
      add(user, DeploymentsKeys.USER, SUCCESSFUL, 1);
      add(user, week, SUCCESSFUL, 1);
    }
    first.merge(user, deployment.createdAt(), (a, b) -> a.isBefore(b) ? a : b);
  }

  private void add(String pk, String sk, String what, long howMany) {
    counted
        .computeIfAbsent(new Place(pk, sk), _ -> new TreeMap<>())
        .merge(what, howMany, Long::sum);
  }

  /** Raises the counter to the highest id, which would be assigned again otherwise. */
  private int raiseLastId() {
    return update(
        new Place(DeploymentsKeys.DEPLOYMENTS, DeploymentsKeys.COUNTER),
        "SET amount = :highest",
        highestId == 0 ? "amount < :highest" : "attribute_not_exists(amount) OR amount < :highest",
        Map.of(":highest", Row.number(highestId)));
  }

  private int correct(Place place, Map<String, Long> counts) {
    Row before = stored.get(place);
    if (before == null && place.sk().equals(DeploymentsKeys.PROJECT)) {
      return 0; // The project is missing while its deployments exist: only loading its file
      // restores it.
    }
    Map<String, AttributeValue> there = before == null ? Map.of() : before.attributes();
    Map<String, AttributeValue> wanted = new TreeMap<>();
    counts.forEach((name, count) -> wanted.put(name, Row.number(count)));
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
    var sets = new ArrayList<String>();
    var conditions = new ArrayList<String>();
    var values = new HashMap<String, AttributeValue>();
    wanted.forEach(
        (name, value) -> {
          sets.add("%s = :%s".formatted(name, name));
          values.put(":" + name, value);
          if (there.containsKey(name)) {
            conditions.add("%s = :old%s".formatted(name, name));
            values.put(":old" + name, there.get(name));
          } else {
            conditions.add("attribute_not_exists(%s)".formatted(name));
          }
        });
    return update(
        place, "SET " + String.join(", ", sets), String.join(" AND ", conditions), values);
  }

  private int update(
      Place place, String expression, String condition, Map<String, AttributeValue> values) {
    return table
            .update(
                place.pk(),
                place.sk(),
                u ->
                    u.updateExpression(expression)
                        .conditionExpression(condition)
                        .expressionAttributeValues(values))
            .isPresent()
        ? 1
        : 0;
  }
}
