package dev.opsledger.local.simulator.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.StoryCalendar;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Incident;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo account has a busy night each week, and an incident for each bad release. */
class DemoIncidentsTest {
  @ParameterizedTest
  @ValueSource(strings = {"2026-11-22T10:00:30Z", "2026-12-01T14:20:00Z", "2027-02-28T23:59:59Z"})
  void eachBadReleaseOfTheLastMonthsHasItsIncident(String time) {
    List<Incident> incidents = incidents(time);
    LocalDate today = Instant.parse(time).atOffset(ZoneOffset.UTC).toLocalDate();
    int releases = 0;
    for (int ago = 1; ago < 110; ago++) {
      var release = StoryCalendar.badRelease(today.minusDays(ago));
      if (release.isPresent()) {
        releases++;
        Instant noticed = release.get().plus(StoryCalendar.NOTICED);
        assertThat(incidents)
            .filteredOn(incident -> incident.createdAt().equals(noticed))
            .singleElement()
            .satisfies(
                it -> assertThat(it.title()).isEqualTo("Checkout fails for every second customer"),
                it -> assertThat(it.service()).isEqualTo("PSVC002"),
                it -> assertThat(it.urgency()).isEqualTo("high"),
                it ->
                    assertThat(it.changedAt())
                        .isEqualTo(release.get().plus(StoryCalendar.RESOLVED)));
      }
    }
    assertThat(releases).isBetween(7, 8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-22T10:00:30Z", "2026-12-01T14:20:00Z", "2027-02-28T23:59:59Z"})
  void theNightToThursdayIsBusyEveryWeek(String time) {
    Instant now = Instant.parse(time);
    var night =
        incidents(time).stream()
            .filter(incident -> StoryCalendar.busyNight(incident.createdAt()))
            .filter(incident -> incident.createdAt().isAfter(now.minus(Duration.ofDays(7))))
            .toList();
    assertThat(night).hasSizeGreaterThan(2).allMatch(it -> it.urgency().equals("high"));
  }

  private static List<Incident> incidents(String time) {
    var world = new PagerDutyWorld(new SettableClock(time));
    new DemoIncidents(world, 80);
    return world.incidents();
  }
}
