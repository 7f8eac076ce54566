package dev.opsledger.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.oncall.OncallHost;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On-call load of random incidents equals a slow computation, by everything, over any period. */
class LoadTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final List<String> BY = List.of("service", "team", "policy", "urgency", "user");
  private static final double MOST_UNITS = 60;

  private final DoubleAdder read = new DoubleAdder();
  private final CallObserver counting =
      new CallObserver() {
        @Override
        public void after(Call call, Cost cost) {
          read.add(cost.readUnits());
        }
      };

  @Test
  void everyFigureOfAQuarterEqualsASlowComputation() throws Exception {
    year(60, 90, 2);
  }

  @Test
  @Tag("full")
  void everyFigureOfAYearOfFortyFiveThousandIncidentsEqualsASlowComputation() throws Exception {
    year(45_000, 365, 12);
  }

  private void year(int incidents, int days, int periods) throws Exception {
    var settings =
        Map.of("ONCALL_PEOPLE", "on", "TIME_ZONE", BERLIN.getId(), "ONCALL_BACKFILL_DAYS", "400");
    try (var oncall =
        new OncallHost(
            10_000_000,
            UnaryOperator.identity(),
            name -> name.equals("OncallApi") ? counting : CallObserver.NONE,
            settings,
            120)) {
      var world = new LoadWorld(oncall.world, incidents);
      world.people();
      Instant now = oncall.clock.instant();
      Instant since = now.minus(Duration.ofDays(days));
      for (int i = 0; i < incidents; i++) {
        world.incident(i, since, now.minus(Duration.ofDays(2)));
      }
      oncall.plan();
      oncall.host.awaitIdle(Duration.ofMinutes(90));
      // The users' next daily list deletes the rows of incidents that wait for nobody any more.
      oncall.clock.advance(Duration.ofHours(25));
      oncall.sync();
      assertThat(
              new Table(oncall.host.dynamo(), oncall.host.tableName("OncallTable"))
                  .partition("UNZONED"))
          .as("only the person in Atlantis is waited for")
          .allMatch(
              row -> row.texts("waitingFor").equals(Set.of(LoadWorld.user(LoadWorld.USERS - 1))));
      var check = new LoadCheck(oncall, BERLIN, zones());
      var random = new Random(incidents);
      LocalDate today = LocalDate.ofInstant(oncall.clock.instant(), BERLIN);
      for (int i = 0; i < periods; i++) {
        LocalDate until = i == 0 ? today : today.minusDays(random.nextInt(days));
        LocalDate from = i == 0 ? today.minusDays(days) : until.minusDays(random.nextInt(120));
        for (String by : BY) {
          read.reset();
          JsonNode answer = check.check(by, from, until);
          assertThat(read.sum()).as(by + " " + from + " " + until).isLessThan(MOST_UNITS);
          assertThat(answer.get("complete").asBoolean()).isTrue();
        }
        LoadReport.check(oncall, "user", "since=%s&until=%s".formatted(from, until));
        for (Optional<String> service : List.of(Optional.<String>empty(), Optional.of("S3"))) {
          read.reset();
          var pages = new LoadPages(oncall, service, from, until);
          pages.look();
          assertThat(read.sum()).as("page of " + service).isLessThan(MOST_UNITS);
          pages.check(check.whole(from, until, service));
        }
      }
    }
  }

  private static Map<String, String> zones() {
    var zones = new HashMap<String, String>();
    for (int i = 0; i < LoadWorld.USERS; i++) {
      zones.put(LoadWorld.user(i), LoadWorld.zone(i));
    }
    return zones;
  }
}
