package dev.opsledger.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.simulator.github.world.TrafficDay;
import dev.opsledger.local.simulator.github.world.TrafficSource;
import dev.opsledger.traffic.domain.Counts;
import dev.opsledger.traffic.domain.Day;
import dev.opsledger.traffic.store.DayRows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is published to the feed and the home page of traffic, which GitHub counts late. */
class ToldTrafficTest {
  private static TrafficScene scene;

  @BeforeAll
  static void start() {
    scene = TrafficScene.telling();
    // The stream's records carry the time of this machine, by which consumers tell new events from
    // old.
    scene.clock.advance(Duration.between(scene.clock.instant(), Instant.now()));
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  /** Days of a hundred views each, from the oldest that GitHub shows. */
  private static TrafficSource.Fixed upTo(LocalDate last) {
    var traffic = new TrafficSource.Fixed();
    scene
        .today()
        .minusDays(13)
        .datesUntil(last.plusDays(1))
        .forEach(day -> traffic.views(new TrafficDay(day, 100, 10)));
    return traffic;
  }

  private static JsonNode last(String token, String id) {
    JsonNode traffic = scene.detail(token, id).get("traffic");
    return traffic.get(traffic.size() - 1);
  }

  @Test
  void theHomePageIsToldOfPublicRepositoriesOnly() {
    String user = scene.user();
    scene.added(user, scene.repository("told", 14));
    scene.added(user, scene.repository("untold", 14).secret(true));
    assertThat(scene.get("/overview").body()).contains("acme/told").doesNotContain("acme/untold");
  }

  @Test
  void aDayThatGitHubHasNotCountedIsMissingAndItsRecordIsTold() {
    var yesterday = scene.today().minusDays(1);
    var traffic = upTo(yesterday.minusDays(1));
    var repository = scene.world.addRepository(scene.acme, "lagging").traffic(traffic);
    String token = scene.user();
    String id = scene.added(token, repository);
    assertThat(last(token, id).get("timestamp").asText())
        .startsWith(yesterday.minusDays(1).toString());
    traffic.views(new TrafficDay(yesterday, 900, 90));
    scene.planned();
    assertThat(last(token, id).get("timestamp").asText()).startsWith(yesterday.toString());
    assertThat(last(token, id).get("count").asInt()).isEqualTo(900);
    assertThat(last(token, id).get("final").asBoolean()).isTrue();
    assertThat(scene.get("/activity").body())
        .contains("acme/lagging had 900 views on " + yesterday);
  }

  /** As older versions left it, which stored zero for days that GitHub had not counted yet. */
  @Test
  void aRecordIsToldOfADayThatWasStoredAsFinalBeforeGitHubCountedIt() {
    var yesterday = scene.today().minusDays(1);
    var traffic = upTo(yesterday.minusDays(1));
    var repository = scene.world.addRepository(scene.acme, "misjudged").traffic(traffic);
    String token = scene.user();
    String id = scene.added(token, repository);
    var former = DayRows.row(id, new Day(yesterday, new Counts(0, 0), new Counts(0, 0), true));
    scene
        .host
        .dynamo()
        .putItem(p -> p.tableName(scene.host.tableName("TrafficTable")).item(former.attributes()));
    traffic.views(new TrafficDay(yesterday, 901, 90));
    scene.planned();
    assertThat(last(token, id).get("count").asInt()).isEqualTo(901);
    assertThat(scene.get("/activity").body())
        .contains("acme/misjudged had 901 views on " + yesterday);
  }
}
