package dev.opsledger.front.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.front.domain.NamedThing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows by which things are found by the words of their names; a word's beginning suffices. */
public final class NameRows {
  /** How many rows' keys are remembered, so that a known name costs no read. */
  private static final int REMEMBERED = 20_000;

  private final Table table;

  private final Set<String> known =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                  return size() > REMEMBERED;
                }
              }));

  /** Keeps names in the front's table. */
  public NameRows(Table table) {
    this.table = table;
  }

  /** Stores the names of things, unless they are stored. */
  public void add(Collection<NamedThing> things) {
    var rows = new LinkedHashMap<String, Row>();
    for (NamedThing thing : things) {
      for (String word : thing.words()) {
        Row row = row(thing, word);
        String key = row.pk() + row.sk() + thing.name();
        if (!known.contains(key)) {
          rows.put(key, row);
        }
      }
    }
    var stored = new ArrayList<String>();
    table
        .getAll(
            rows.values().stream().map(row -> Table.key(row.pk(), row.sk())).distinct().toList())
        .forEach(row -> stored.add(row.pk() + row.sk() + row.get("name")));
    rows.forEach(
        (key, row) -> {
          if (!stored.contains(key)) {
            table.put(row);
          }
          known.add(key);
        });
  }

  private static Row row(NamedThing thing, String word) {
    return Row.of(FrontRowKeys.names(word), FrontRowKeys.name(word, thing))
        .with("name", thing.name());
  }

  /** The things that have a word that begins so, at most so many. */
  public List<NamedThing> find(String beginning, int limit) {
    var found = new LinkedHashMap<String, NamedThing>();
    var rows =
        table.query(
            q ->
                q.keyConditionExpression("pk = :names AND begins_with(sk, :word)")
                    .expressionAttributeValues(
                        Map.of(
                            ":names", Row.text(FrontRowKeys.names(beginning)),
                            ":word", Row.text(beginning)))
                    .limit(limit));
    for (Row row : rows) {
      NamedThing.of(FrontRowKeys.named(row.sk()), row.get("name"))
          .ifPresent(thing -> found.putIfAbsent(thing.id(), thing));
      if (found.size() == limit) {
        break;
      }
    }
    return List.copyOf(found.values());
  }
}
