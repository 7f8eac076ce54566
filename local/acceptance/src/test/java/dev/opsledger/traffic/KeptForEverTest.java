package dev.opsledger.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.simulator.github.world.TrafficDay;
import dev.opsledger.local.simulator.github.world.TrafficSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** More than a year of daily fetches, with outages, of numbers that change as GitHub's do. */
class KeptForEverTest {
  private static final int WINDOW = 14;

  /** The first day of the outage that is longer than GitHub remembers. */
  private static final int LOST = 40;

  private static final LocalDate FIRST = LocalDate.of(2026, 11, 22);

  /** The days on which no fetch runs: outages of 1, 3, 10, 13 and 20 days. */
  private static boolean isDown(long day) {
    return (day >= 2 && day < 3)
        || (day >= 5 && day < 8)
        || (day >= 10 && day < 20)
        || (day >= 22 && day < 35)
        || (day >= LOST && day < LOST + 20);
  }

  /** What GitHub shows of a day by its age: rising at first, shrinking at the window's edge. */
  private static int shown(LocalDate day, int age, int salt) {
    int whole = (int) Math.floorMod(day.toEpochDay() * 7919 + salt, 500L);
    boolean quiet = Math.floorMod(day.toEpochDay(), 17L) == 3;
    if (quiet || age < 0 || age >= WINDOW) {
      return 0;
    }
    return switch (age) {
      case 0 -> whole / 3;
      case 1 -> whole * 9 / 10;
      case WINDOW - 1 -> whole * 6 / 10;
      default -> whole;
    };
  }

  /** GitHub as it answers on any day; quiet days are left out. */
  private static final class Changing implements TrafficSource {
    @Override
    public List<TrafficDay> views(Instant now) {
      return days(now, 1);
    }

    @Override
    public List<TrafficDay> clones(Instant now) {
      return days(now, 77);
    }

    private static List<TrafficDay> days(Instant now, int salt) {
      var today = now.atOffset(ZoneOffset.UTC).toLocalDate();
      var days = new ArrayList<TrafficDay>();
      for (int age = WINDOW - 1; age >= 0; age--) {
        int count = shown(today.minusDays(age), age, salt);
        if (count > 0) {
          days.add(new TrafficDay(today.minusDays(age), count, count / 2));
        }
      }
      return days;
    }
  }

  @Test
  void everyDayIsTheLargestThatGitHubShowedAndOnlyLostDaysAreMissing() {
    fetchDaily(70);
  }

  @Test
  @Tag("full")
  void fourHundredDays() {
    fetchDaily(400);
  }

  private static void fetchDaily(int length) {
    try (var scene = new TrafficScene()) {
      String token = scene.user();
      var repository = scene.world.addRepository(scene.acme, "rocket").traffic(new Changing());
      String id = scene.added(token, repository);
      var expected = new TreeMap<LocalDate, int[]>();
      see(FIRST, expected);
      for (int day = 1; day < length; day++) {
        scene.clock.advance(Duration.ofDays(1));
        if (!isDown(day)) {
          scene.planned();
          see(FIRST.plusDays(day), expected);
        }
      }
      JsonNode traffic = scene.detail(token, id).get("traffic");
      check(traffic, expected);
      // The first of 20 days without a fetch and the 6 after it are lost.
      assertThat(expected)
          .doesNotContainKey(FIRST.plusDays(LOST))
          .doesNotContainKey(FIRST.plusDays(LOST + 6));
      assertThat(expected)
          .containsKey(FIRST.plusDays(LOST - 1))
          .containsKey(FIRST.plusDays(LOST + 7));
      assertThat(expected).hasSize(length + WINDOW - 1 - 7);
      String page = scene.get("/users/" + token + "/repos/" + id).body();
      assertThat(page)
          .contains(
              FIRST.plusDays(LOST) + " to " + FIRST.plusDays(LOST + 6) + "<td colspan=4>no data");
    }
  }

  private static void see(LocalDate today, Map<LocalDate, int[]> largest) {
    for (int age = 0; age < WINDOW; age++) {
      LocalDate day = today.minusDays(age);
      int[] seen = largest.computeIfAbsent(day, _ -> new int[3]);
      seen[0] = Math.max(seen[0], shown(day, age, 1));
      seen[1] = Math.max(seen[1], shown(day, age, 77));
      seen[2] = Math.max(seen[2], age > 0 ? 1 : 0);
    }
  }

  private static void check(JsonNode traffic, Map<LocalDate, int[]> expected) {
    var days = new ArrayList<LocalDate>();
    for (JsonNode each : traffic) {
      var day = LocalDate.parse(each.get("timestamp").asText().substring(0, 10));
      int[] want = expected.get(day);
      days.add(day);
      assertThat(want).as("%s is not to be there", day).isNotNull();
      assertThat(each.get("count").asInt()).as("views of %s", day).isEqualTo(want[0]);
      assertThat(each.get("uniques").asInt()).isEqualTo(want[0] / 2);
      assertThat(each.at("/clones/count").asInt()).as("clones of %s", day).isEqualTo(want[1]);
      assertThat(each.get("final").asBoolean()).as("final of %s", day).isEqualTo(want[2] == 1);
    }
    assertThat(days).containsExactlyElementsOf(expected.keySet());
  }
}
