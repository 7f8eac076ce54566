package dev.opsledger.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Policy;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Service;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Team;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** An account that changes altogether: every name carries the number of its edition. */
final class Editions {
  static final Map<String, String> LISTS =
      new TreeMap<>(
          Map.of(
              "services", "/dashboard/services",
              "teams", "/dashboard/teams/services",
              "escalation_policies", "/dashboard/escalation_policies"));

  private static final int MOST = 120;

  private Editions() {}

  /** Odd editions have things that even ones have not. */
  static void publish(PagerDutyWorld world, int edition) {
    int size = size(edition);
    for (int i = size; i < MOST; i++) {
      world.delete("S%03d".formatted(i));
      world.delete("T%03d".formatted(i));
      world.delete("E%03d".formatted(i));
    }
    for (int i = 0; i < size; i++) {
      String id = "%03d".formatted(i);
      String name = " " + id + " of " + edition;
      world.put(new Team("T" + id, "Team" + name));
      world.put(new Policy("E" + id, "Policy" + name, List.of("T" + id)));
      world.put(new Service("S" + id, "Service" + name, "active", List.of("T" + id), "E" + id));
    }
  }

  private static int size(int edition) {
    return edition % 2 == 0 ? 105 : MOST;
  }

  /** The edition that a dashboard shows; 0 when it shows nothing yet. */
  static int shown(OncallHost oncall, String list) throws IOException, InterruptedException {
    return shown(oncall.json(LISTS.get(list)), list);
  }

  /**
   * The same, of an answer.
   *
   * @throws AssertionError when it is not the whole of one edition
   */
  static int shown(JsonNode answer, String list) {
    var editions = new TreeSet<Integer>();
    answer.get(list).forEach(item -> editions.add(edition(item)));
    if (editions.isEmpty() && answer.get("as_of").isNull()) {
      return 0;
    }
    if (editions.size() != 1 || answer.get(list).size() != size(editions.first())) {
      throw new AssertionError(list + " mixes editions " + editions);
    }
    return editions.first();
  }

  private static Integer edition(JsonNode item) {
    return Integer.valueOf(item.get("name").asText().replaceFirst(".* of ", ""));
  }
}
