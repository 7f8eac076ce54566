package dev.opsledger.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.simulator.pagerduty.LogEntry;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Incident;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Service;
import dev.opsledger.oncall.OncallHost;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares what is answered of load with what {@link SlowLoad} computes from the account. */
final class LoadCheck {
  /** What the answers call "none". */
  private static final String NONE = "null";

  private final OncallHost oncall;
  private final ZoneId days;
  private final Map<String, List<LogEntry>> logs;
  private final Map<String, ZoneId> zones = new HashMap<>();
  private final Map<String, Service> services = new HashMap<>();

  /**
   * @param days the time zone in which days begin
   * @param people the time zones of people, as PagerDuty names them
   */
  LoadCheck(OncallHost oncall, ZoneId days, Map<String, String> people) {
    this.oncall = oncall;
    this.days = days;
    logs =
        oncall.world.log().all().stream()
            .sorted(Comparator.comparing(LogEntry::at).thenComparing(LogEntry::id))
            .collect(Collectors.groupingBy(LogEntry::incident));
    people.forEach(
        (id, zone) -> {
          if (zone.startsWith("Pacific Time")) {
            zones.put(id, ZoneId.of("America/Los_Angeles"));
          } else if (ZoneId.getAvailableZoneIds().contains(zone)) {
            zones.put(id, ZoneId.of(zone));
          }
        });
    oncall.world.services().forEach(service -> services.put(service.id(), service));
  }

  /** Compares every figure of a period and of the one before. */
  JsonNode check(String by, LocalDate since, LocalDate until) throws Exception {
    JsonNode answer =
        oncall.json("/dashboard/oncall/load?by=%s&since=%s&until=%s".formatted(by, since, until));
    long length = until.toEpochDay() - since.toEpochDay() + 1;
    var now = expected(by, since, until);
    var before = expected(by, since.minusDays(length), since.minusDays(1));
    Set<String> answered = new HashSet<>();
    for (JsonNode item : answer.get("load")) {
      String id = item.get("id").asText();
      assertThat(answered.add(id)).isTrue();
      String what = "%s %s %s..%s".formatted(by, id, since, until);
      compare(what, item, now.getOrDefault(id, new SlowLoad()));
      compare("before " + what, item.get("before"), before.getOrDefault(id, new SlowLoad()));
    }
    assertThat(answered).containsAll(now.keySet()).containsAll(before.keySet());
    assertThat(answer.get("total").asInt()).isEqualTo(answered.size());
    return answer;
  }

  /** The load of all services together, or of one. */
  SlowLoad whole(LocalDate since, LocalDate until, Optional<String> service) {
    var load = new SlowLoad();
    for (Incident incident : oncall.world.incidents()) {
      LocalDate day = LocalDate.ofInstant(incident.createdAt(), days);
      if (!day.isBefore(since)
          && !day.isAfter(until)
          && service.filter(id -> !id.equals(incident.service())).isEmpty()) {
        load.add(incident, logs.getOrDefault(incident.id(), List.of()), zones);
      }
    }
    return load;
  }

  private Map<String, SlowLoad> expected(String by, LocalDate since, LocalDate until) {
    var loads = new LinkedHashMap<String, SlowLoad>();
    for (Incident incident : oncall.world.incidents()) {
      LocalDate day = LocalDate.ofInstant(incident.createdAt(), days);
      if (day.isBefore(since) || day.isAfter(until)) {
        continue;
      }
      List<LogEntry> log = logs.getOrDefault(incident.id(), List.of());
      if (by.equals("user")) {
        for (String person : people(log)) {
          var load = new SlowLoad();
          load.addFor(person, incident, log, zones);
          if (load.incidents > 0) {
            loads.computeIfAbsent(person, _ -> new SlowLoad()).addFor(person, incident, log, zones);
          }
        }
      } else {
        for (String key : keys(by, incident)) {
          loads.computeIfAbsent(key, _ -> new SlowLoad()).add(incident, log, zones);
        }
      }
    }
    return loads;
  }

  private static Set<String> people(List<LogEntry> log) {
    return log.stream()
        .flatMap(
            e ->
                Stream.of(e.user().stream(), e.agent().stream(), e.assignees().stream())
                    .flatMap(each -> each))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<String> keys(String by, Incident incident) {
    Service service = services.get(incident.service());
    return switch (by) {
      case "service" -> List.of(incident.service());
      case "urgency" -> List.of(incident.urgency());
      case "policy" -> List.of(service.policy());
      default -> service.teams().isEmpty() ? List.of(NONE) : service.teams();
    };
  }

  private static void compare(String what, JsonNode figures, SlowLoad expected) {
    assertThat(figures.at("/incidents/count").asLong()).as(what).isEqualTo(expected.incidents);
    for (String kind : List.of("business", "sleep", "off", "unknown_hour")) {
      assertThat(figures.at("/interruptions/" + kind).asLong())
          .as(what + " " + kind)
          .isEqualTo(expected.interruptions.getOrDefault(kind, 0L));
    }
    time(what + " acknowledged", figures.get("time_to_acknowledge"), expected.acknowledged);
    time(what + " resolved", figures.get("time_to_resolve"), expected.resolved);
    assertThat(figures.at("/unacknowledged/count").asLong())
        .as(what + " unacknowledged")
        .isEqualTo(expected.unacknowledged);
    assertThat(figures.at("/unacknowledged/unusable").asLong())
        .as(what + " unusable")
        .isEqualTo(expected.unusable);
    assertThat(figures.at("/escalations/count").asLong())
        .as(what + " escalations")
        .isEqualTo(expected.escalations);
    assertThat(figures.at("/engaged/seconds").asLong())
        .as(what + " engaged")
        .isEqualTo(expected.engaged);
  }

  private static void time(String what, JsonNode figure, List<Long> expected) {
    assertThat(figure.get("rows").asInt()).as(what).isEqualTo(expected.size());
    if (expected.isEmpty()) {
      assertThat(figure.get("median").isNull()).isTrue();
      return;
    }
    List<Long> sorted = expected.stream().sorted().toList();
    percentile(what, figure.get("median").asDouble(), sorted, 0.5);
    percentile(what, figure.get("p90").asDouble(), sorted, 0.9);
    double mean = sorted.stream().mapToLong(Long::longValue).average().orElseThrow();
    assertThat(figure.get("mean").asDouble()).as(what).isCloseTo(mean, within(0.006));
  }

  private static void percentile(String what, double answered, List<Long> sorted, double share) {
    double exact = sorted.get((int) Math.floor(share * (sorted.size() - 1)));
    assertThat(answered).as(what + " " + share).isCloseTo(exact, within(exact * 0.05));
  }
}
