package dev.opsledger.front.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Rows that list the projects, repositories and services of which anything was ever told, with
 * their names. A row is written when a thing is new or has a new name. What one process has seen it
 * does not look up again.
 */
public final class KnownThings {
  /** The kinds of things, as keys name them. */
  public enum Kind {
    PROJECT,
    REPOSITORY,
    SERVICE
  }

  /**
   * A thing with a name.
   *
   * @param id its id among its kind; a repository's is its full name in lower case
   */
  public record Thing(Kind kind, String id, String name) {}

  private static final int MOST_REMEMBERED = 20_000;
  private static final String NAME = "name";

  private final Table table;
  private final Set<Thing> remembered = ConcurrentHashMap.newKeySet();

  /** Lists things in the front's table. */
  public KnownThings(Table table) {
    this.table = table;
  }

  /** Lists things, unless they are listed under this name. */
  public void note(Collection<Thing> things) {
    Map<String, Thing> news = new HashMap<>();
    things.stream()
        .filter(thing -> !remembered.contains(thing))
        .forEach(thing -> news.put(FrontRowKeys.known(thing.kind()) + "|" + thing.id(), thing));
    if (news.isEmpty()) {
      return;
    }
    Map<String, String> names = new HashMap<>();
    table
        .getAll(
            news.values().stream()
                .map(thing -> Table.key(FrontRowKeys.known(thing.kind()), thing.id()))
                .toList())
        .forEach(row -> names.put(row.pk() + "|" + row.sk(), row.get(NAME)));
    news.forEach(
        (place, thing) -> {
          if (!thing.name().equals(names.get(place))) {
            table.put(
                Row.of(FrontRowKeys.known(thing.kind()), thing.id()).with(NAME, thing.name()));
          }
        });
    if (remembered.size() > MOST_REMEMBERED) {
      remembered.clear();
    }
    remembered.addAll(news.values());
  }

  /**
   * The first things of a kind, in the order of their ids.
   *
   * @param limit the most to read
   */
  public List<Thing> list(Kind kind, int limit) {
    var found = new ArrayList<Thing>();
    Map<String, AttributeValue> values = Map.of(":pk", Row.text(FrontRowKeys.known(kind)));
    for (Row row :
        table.query(
            q ->
                q.keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(values)
                    .limit(limit))) {
      if (found.size() == limit) {
        break;
      }
      found.add(new Thing(kind, row.sk(), row.get(NAME)));
    }
    return found;
  }
}
