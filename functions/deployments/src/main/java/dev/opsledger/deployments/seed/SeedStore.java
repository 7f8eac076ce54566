package dev.opsledger.deployments.seed;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.deployments.domain.SaltedHash;
import dev.opsledger.deployments.seed.SeedRows.ProjectRow;
import dev.opsledger.deployments.seed.SeedRows.UserRow;
import dev.opsledger.deployments.store.DeploymentsKeys;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes projects and users; rows that would not change are not written. */
final class SeedStore {
  private final Table table;

  SeedStore(Table table) {
    this.table = table;
  }

  void save(UserRow user) {
    String pk = DeploymentsKeys.user(user.id());
    var values = new HashMap<String, AttributeValue>();
    values.put("id", Row.number(user.id()));
    values.put("email", Row.text(user.email()));
    values.put("username", Row.text(user.username()));
    values.put("createdAt", Row.text(user.createdAt().toString()));
    merge(pk, DeploymentsKeys.USER, table.getStrictly(pk, DeploymentsKeys.USER), values);
  }

  /** Keeps the counts of deployments, and the URL if the file has none. */
  void save(ProjectRow project) {
    String pk = DeploymentsKeys.project(project.id());
    Optional<Row> stored = table.getStrictly(pk, DeploymentsKeys.PROJECT);
    var values = new HashMap<String, AttributeValue>();
    values.put("id", Row.number(project.id()));
    values.put("projectName", Row.text(project.name()));
    values.put("ownerId", Row.number(project.userId()));
    values.put("createdAt", Row.text(project.createdAt().toString()));
    values.put("secretHash", Row.text(secret(project, stored).text()));
    project.url().ifPresent(url -> values.put("liveUrl", Row.text(url)));
    if (stored.isEmpty()) {
      List.of("deployments", "ongoing", "live").forEach(c -> values.put(c, Row.number(0L)));
    }
    merge(pk, DeploymentsKeys.PROJECT, stored, values);
  }

  /** Keeps the hash of an unchanged secret, because a new salt would change it. */
  private static SaltedHash secret(ProjectRow project, Optional<Row> stored) {
    return stored
        .map(row -> new SaltedHash(row.get("secretHash")))
        .filter(hash -> hash.matches(project.appSecret()))
        .orElseGet(() -> SaltedHash.of(project.appSecret()));
  }

  private void merge(
      String pk, String sk, Optional<Row> stored, Map<String, AttributeValue> values) {
    Map<String, AttributeValue> there = stored.map(Row::attributes).orElse(Map.of());
    if (there.entrySet().containsAll(values.entrySet())) {
      return;
    }
    var named = new HashMap<String, String>();
    var valued = new HashMap<String, AttributeValue>();
    var sets = new TreeSet<String>();
    values.forEach(
        (name, value) -> {
          named.put("#" + name, name);
          valued.put(":" + name, value);
          sets.add("#%s = :%s".formatted(name, name));
        });
    table.update(
        pk,
        sk,
        u ->
            u.updateExpression("SET " + String.join(", ", sets))
                .expressionAttributeNames(named)
                .expressionAttributeValues(valued));
  }

  /** Adds projects to the list of all projects, which is sorted by id. */
  void list(Collection<Long> added) {
    var ids = new TreeSet<Long>(added);
    var places = new HashMap<Long, Row>();
    long known =
        table
            .getStrictly(DeploymentsKeys.PROJECTS, DeploymentsKeys.COUNTER)
            .map(SeedStore::amount)
            .orElse(0L);
    for (long page = 1;
        page <= (known + DeploymentsKeys.PAGE_SIZE - 1) / DeploymentsKeys.PAGE_SIZE;
        page++) {
      for (Row row : table.partition(DeploymentsKeys.projectsPage(page))) {
        ids.add(row.number("id"));
        places.put(DeploymentsKeys.placeOf(row), row);
      }
    }
    long place = 0;
    for (long id : ids) {
      put(++place, id, places.get(place));
    }
    if (place != known) {
      table.put(Row.of(DeploymentsKeys.PROJECTS, DeploymentsKeys.COUNTER).with("amount", place));
    }
  }

  private static long amount(Row counter) {
    return counter.number("amount");
  }

  private void put(long place, long id, Row stored) {
    if (stored == null || stored.number("id") != id) {
      String page = DeploymentsKeys.projectsPage((place - 1) / DeploymentsKeys.PAGE_SIZE + 1);
      table.put(Row.of(page, DeploymentsKeys.place(place)).with("id", id));
    }
  }
}
