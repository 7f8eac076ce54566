package dev.opsledger.deployments.seed;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.WriteItems;
import dev.opsledger.deployments.domain.AppSecrets;
import dev.opsledger.deployments.domain.SecretHash;
import dev.opsledger.deployments.seed.SeedRows.ProjectRow;
import dev.opsledger.deployments.seed.SeedRows.UserRow;
import dev.opsledger.deployments.store.DeploymentsKeys;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Writes projects and users, many in each transaction; rows that would not change are not written.
 */
final class SeedStore {
  /** The most rows that DynamoDB reads at once and writes in a transaction. */
  private static final int AT_ONCE = 100;

  private final Table table;
  private final WriteItems write;
  private final AppSecrets secrets;

  SeedStore(Table table, AppSecrets secrets) {
    this.table = table;
    this.write = new WriteItems(table.name());
    this.secrets = secrets;
  }

  void saveUsers(List<UserRow> users) {
    inChunks(
        users,
        some -> {
          Map<String, Row> stored =
              stored(some.stream().map(each -> DeploymentsKeys.userKey(each.id())).toList());
          return some.stream()
              .flatMap(
                  user -> {
                    String pk = DeploymentsKeys.user(user.id());
                    return merge(pk, DeploymentsKeys.USER, find(stored, pk), values(user)).stream();
                  })
              .toList();
        });
  }

  private static Map<String, AttributeValue> values(UserRow user) {
    return Map.of(
        "id", Row.number(user.id()),
        "email", Row.text(user.email()),
        "username", Row.text(user.username()),
        "createdAt", Row.text(user.createdAt().toString()));
  }

  /** Keeps the counts of deployments, and the URL if the file has none. */
  void saveProjects(List<ProjectRow> projects) {
    inChunks(
        projects,
        some -> {
          Map<String, Row> stored =
              stored(some.stream().map(each -> DeploymentsKeys.projectKey(each.id())).toList());
          return some.stream()
              .flatMap(
                  project -> {
                    String pk = DeploymentsKeys.project(project.id());
                    Optional<Row> row = find(stored, pk);
                    return merge(pk, DeploymentsKeys.PROJECT, row, values(project, row)).stream();
                  })
              .toList();
        });
  }

  private Map<String, AttributeValue> values(ProjectRow project, Optional<Row> stored) {
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
    return values;
  }

  /** Keeps the hash of an unchanged secret, unless it was made with a former key or way. */
  private SecretHash secret(ProjectRow project, Optional<Row> stored) {
    return stored
        .map(row -> new SecretHash(row.get("secretHash")))
        .filter(secrets::isCurrent)
        .filter(hash -> secrets.matches(project.id(), Optional.of(hash), project.appSecret()))
        .orElseGet(() -> secrets.hash(project.id(), project.appSecret()));
  }

  /** What changes a row to these values; empty if it has them. */
  private Optional<TransactWriteItem> merge(
      String pk, String sk, Optional<Row> stored, Map<String, AttributeValue> values) {
    Map<String, AttributeValue> there = stored.map(Row::attributes).orElse(Map.of());
    if (there.entrySet().containsAll(values.entrySet())) {
      return Optional.empty();
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
    return Optional.of(write.update(pk, sk, "SET " + String.join(", ", sets), named, valued));
  }

  /** Adds projects to the list of all projects, which is sorted by id. */
  void list(Collection<Long> added) {
    var ids = new TreeSet<Long>(added);
    long known =
        table
            .getStrictly(DeploymentsKeys.PROJECTS, DeploymentsKeys.COUNTER)
            .map(row -> row.number("amount"))
            .orElse(0L);
    Map<Long, Long> places = places(known);
    ids.addAll(places.values());
    List<Long> all = List.copyOf(ids);
    inChunks(
        LongStream.rangeClosed(1, all.size())
            .filter(place -> !all.get((int) place - 1).equals(places.get(place)))
            .boxed()
            .toList(),
        some -> some.stream().map(place -> put(place, all.get((int) (place - 1)))).toList());
    if (all.size() != known) {
      table.put(
          Row.of(DeploymentsKeys.PROJECTS, DeploymentsKeys.COUNTER)
              .with("amount", (long) all.size()));
    }
  }

  private Map<Long, Long> places(long known) {
    return table
        .getAllStrictly(
            LongStream.rangeClosed(1, known).mapToObj(DeploymentsKeys::projectPlaceKey).toList())
        .stream()
        .collect(Collectors.toMap(DeploymentsKeys::placeOf, row -> row.number("id")));
  }

  private TransactWriteItem put(long place, long id) {
    return write.put(
        Row.of(DeploymentsKeys.projectsPageOf(place), DeploymentsKeys.place(place)).with("id", id));
  }

  private Map<String, Row> stored(List<Map<String, AttributeValue>> keys) {
    return table.getAllStrictly(keys).stream()
        .collect(Collectors.toMap(Row::pk, Function.identity()));
  }

  private static Optional<Row> find(Map<String, Row> rows, String pk) {
    return Optional.ofNullable(rows.get(pk));
  }

  private <T> void inChunks(List<T> all, Function<List<T>, List<TransactWriteItem>> writes) {
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      List<TransactWriteItem> items =
          writes.apply(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
      if (!items.isEmpty()) {
        table.transact(items);
      }
    }
  }
}
