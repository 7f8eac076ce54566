package dev.opsledger.recount;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.rollup.RollupRows;
import dev.opsledger.local.LocalHost;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is seen of a host's tables and of a recount. */
final class Seen {
  private static final List<String> TABLES =
      List.of("CiTable", "DeploymentsTable", "OncallTable", "FrontTable");

  private Seen() {}

  /** Every number of every row but the versions of states. */
  private static Map<String, Object> numbers(LocalHost host, String table) {
    var numbers = new TreeMap<String, Object>();
    for (Row row : Damage.rows(host, table)) {
      var counts = RollupRows.tally(row).counts();
      // A week or month that nobody has summed up yet says nothing; the others are seen in answers.
      if (!counts.isEmpty() && !row.sk().matches("[do]#[WM]#.*")) {
        numbers.put(row.pk() + " " + row.sk(), counts);
      }
    }
    return numbers;
  }

  /** The numbers of the sources. */
  static Map<String, Object> numbers(LocalHost host) {
    var all = new TreeMap<String, Object>();
    TABLES.subList(0, 3).forEach(table -> all.putAll(numbers(host, table)));
    return all;
  }

  /** What a recount found. */
  static Set<String> found(JsonNode shown) {
    var found = new TreeSet<String>();
    for (JsonNode each : shown.path("found")) {
      found.add(
          "%s %s %s %d %d"
              .formatted(
                  each.path("source").asText(),
                  each.path("key").asText(),
                  each.path("figure").asText(),
                  each.path("stored").asLong(),
                  each.path("counted").asLong()));
    }
    assertThat(shown.path("moreFound").asLong()).isZero();
    return found;
  }

  /** All rows. */
  static Map<String, List<Row>> rows(LocalHost host) {
    var rows = new TreeMap<String, List<Row>>();
    TABLES.forEach(table -> rows.put(table, Damage.rows(host, table)));
    return rows;
  }

  /** Shows only what differs. */
  static <T> void assertSame(Map<String, T> now, Map<String, T> before) {
    var differs = new TreeMap<String, List<Object>>();
    Set<String> keys = new TreeSet<>(now.keySet());
    keys.addAll(before.keySet());
    for (String key : keys) {
      if (!Objects.equals(now.get(key), before.get(key))) {
        differs.put(key, Arrays.asList(now.get(key), before.get(key)));
      }
    }
    assertThat(differs).isEmpty();
  }
}
