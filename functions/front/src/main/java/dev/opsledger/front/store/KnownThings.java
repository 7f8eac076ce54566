package dev.opsledger.front.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
   * @param teams the teams of a service, where the catalog was told
   */
  public record Thing(Kind kind, String id, String name, Optional<Teams> teams) {
    /** A thing of which no teams are told. */
    public Thing(Kind kind, String id, String name) {
      this(kind, id, name, Optional.empty());
    }
  }

  /**
   * The teams of a service.
   *
   * @param names their names, in order
   * @param version text that sorts in the order in which they were told
   */
  public record Teams(List<String> names, String version) {}

  private static final int MOST_REMEMBERED = 20_000;
  private static final String NAME = "name";
  private static final String TEAMS = "teams";
  private static final String TOLD = "told";

  private final Table table;
  private final Set<Thing> remembered = ConcurrentHashMap.newKeySet();

  /** Lists things in the front's table. */
  public KnownThings(Table table) {
    this.table = table;
  }

  /** Lists things, unless they are listed under this name and with these teams. */
  public void note(Collection<Thing> things) {
    Map<String, Thing> news = new HashMap<>();
    things.stream()
        .filter(thing -> !remembered.contains(thing))
        .forEach(thing -> news.merge(place(thing), thing, KnownThings::newer));
    if (!news.isEmpty()) {
      table.settle(() -> Optional.of(true).filter(_ -> list(news)));
    }
  }

  private static String place(Thing thing) {
    return FrontRowKeys.known(thing.kind()) + "|" + thing.id();
  }

  private static Thing newer(Thing a, Thing b) {
    return told(a).compareTo(told(b)) > 0 ? a : b;
  }

  private static String told(Thing thing) {
    return thing.teams().map(Teams::version).orElse("");
  }

  /** Lists things; false if another writer came between for one of them. */
  private boolean list(Map<String, Thing> news) {
    Map<String, Thing> listed = new HashMap<>();
    table
        .getAll(
            news.values().stream()
                .map(thing -> Table.key(FrontRowKeys.known(thing.kind()), thing.id()))
                .toList())
        .forEach(row -> listed.put(row.pk() + "|" + row.sk(), thing(kind(row.pk()), row)));
    if (remembered.size() > MOST_REMEMBERED) {
      remembered.clear();
    }
    boolean all = true;
    for (Map.Entry<String, Thing> each : news.entrySet()) {
      if (isListed(each.getValue(), Optional.ofNullable(listed.get(each.getKey())))) {
        remembered.add(each.getValue());
      } else {
        all = false;
      }
    }
    return all;
  }

  /** Lists a thing, unless it is; false if its row changed meanwhile. */
  private boolean isListed(Thing thing, Optional<Thing> before) {
    Optional<Teams> former = before.flatMap(Thing::teams);
    Optional<Teams> teams =
        thing
            .teams()
            .filter(told -> former.filter(f -> f.version().compareTo(told.version()) > 0).isEmpty())
            .or(() -> former);
    var now = new Thing(thing.kind(), thing.id(), thing.name(), teams);
    if (before.filter(now::equals).isPresent()) {
      return true;
    }
    // Only what it was computed from is replaced, so that teams told meanwhile stay.
    return former
        .map(told -> table.putIf(row(now), "told = :told", told(told)))
        .orElseGet(() -> table.putIf(row(now), "attribute_not_exists(told)", Map.of()));
  }

  private static Row row(Thing thing) {
    Row row = Row.of(FrontRowKeys.known(thing.kind()), thing.id()).with(NAME, thing.name());
    return thing
        .teams()
        .map(teams -> row.with(TEAMS, teams.names()).with(TOLD, teams.version()))
        .orElse(row);
  }

  private static Map<String, AttributeValue> told(Teams teams) {
    return Map.of(":told", Row.text(teams.version()));
  }

  private static Kind kind(String pk) {
    return Kind.valueOf(pk.substring(FrontRowKeys.KNOWN.length()));
  }

  private static Thing thing(Kind kind, Row row) {
    return new Thing(
        kind,
        row.sk(),
        row.get(NAME),
        row.find(TOLD).map(told -> new Teams(row.texts(TEAMS).stream().sorted().toList(), told)));
  }

  /** Whether a thing of a kind is listed under this id. */
  public boolean has(Kind kind, String id) {
    return table.getStrictly(FrontRowKeys.known(kind), id).isPresent();
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
      found.add(thing(kind, row));
    }
    return found;
  }
}
