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
 * Makes what the deployments table counts agree with the deployments that it has, as is needed
 * after rows were put back: the last id, each project's and user's counts, and those of weeks. It
 * reads the whole table, so it is for operators and no function calls it.
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
   * Counts, and mends what differs.
   *
   * @return how many rows were mended; a row that changed meanwhile is left to the next recount
   */
  public int mend() {
    dynamo
        .scanPaginator(s -> s.tableName(table.name()).consistentRead(true))
        .items()
        .forEach(each -> see(new Row(each)));
    int mended = moveOn();
    for (var each : counted.entrySet()) {
      mended += mend(each.getKey(), each.getValue());
    }
    return mended;
  }

  private void see(Row row) {
    if (row.sk().equals(DeploymentsKeys.DEPLOYMENT)) {
      count(DeploymentRows.deployment(row));
    } else if (row.sk().equals(DeploymentsKeys.PROJECT)) {
      stored.put(new Place(row.pk(), row.sk()), row);
      List.of(CREATED, "ongoing", "live").forEach(each -> add(row.pk(), row.sk(), each, 0));
    } else if (row.sk().startsWith(DeploymentsKeys.DEPLOYMENT + "#")) {
      seePlace(row);
    } else if (row.sk().equals(DeploymentsKeys.USER) || row.sk().startsWith("WEEK#")) {
      stored.put(new Place(row.pk(), row.sk()), row);
      row.findNumber(CREATED).ifPresent(_ -> add(row.pk(), row.sk(), CREATED, 0));
      row.findNumber(SUCCESSFUL).ifPresent(_ -> add(row.pk(), row.sk(), SUCCESSFUL, 0));
    }
  }

  /** A place in a project is taken for ever, whether its deployment is there or not. */
  private void seePlace(Row row) {
    long place = Long.parseLong(row.sk().substring(row.sk().indexOf('#') + 1));
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
    if (!deployment.status().ended()) {
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

  /** An id below the highest would be given again. */
  private int moveOn() {
    return update(
        new Place(DeploymentsKeys.DEPLOYMENTS, DeploymentsKeys.COUNTER),
        "SET amount = :highest",
        highestId == 0 ? "amount < :highest" : "attribute_not_exists(amount) OR amount < :highest",
        Map.of(":highest", Row.number(highestId)));
  }

  private int mend(Place place, Map<String, Long> counts) {
    Row before = stored.get(place);
    if (before == null && place.sk().equals(DeploymentsKeys.PROJECT)) {
      return 0; // Its deployments are there and it is not: only its file can bring it back.
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
