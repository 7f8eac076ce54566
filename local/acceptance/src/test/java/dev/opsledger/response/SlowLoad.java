package dev.opsledger.response;

import dev.opsledger.local.simulator.pagerduty.LogEntry;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Incident;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The load of some incidents, computed from PagerDuty's definitions by looking at each of their log
 * entries: slow and obvious.
 */
final class SlowLoad {
  long incidents;
  final Map<String, Long> interruptions = new TreeMap<>();

  /** By the day of the week, from 1 on, and the hour in two digits. */
  final Map<String, Long> hours = new TreeMap<>();

  final List<Long> acknowledged = new ArrayList<>();
  final List<Long> resolved = new ArrayList<>();
  long unacknowledged;
  long escalations;
  long unusable;
  long engaged;

  /** Adds an incident, for its service, team, policy or urgency. */
  void add(Incident incident, List<LogEntry> log, Map<String, ZoneId> zones) {
    incidents++;
    List<Instant> acknowledgements = times(log, "acknowledge", null);
    if (log.isEmpty()) {
      unusable++;
    } else if (acknowledgements.isEmpty()) {
      unacknowledged++;
    } else {
      acknowledged.add(seconds(incident.createdAt(), acknowledgements.getFirst()));
    }
    boolean over = incident.status().equals("resolved");
    if (over) {
      resolved.add(seconds(incident.createdAt(), incident.changedAt()));
    }
    escalations += times(log, "escalate", null).size();
    var people = new TreeSet<String>();
    log.forEach(entry -> entry.user().ifPresent(people::add));
    log.forEach(entry -> entry.agent().ifPresent(people::add));
    for (String person : people) {
      engage(person, incident, log);
      interrupt(person, log, zones);
    }
  }

  /** Adds an incident for one of its people. */
  void addFor(String person, Incident incident, List<LogEntry> log, Map<String, ZoneId> zones) {
    var begins = new ArrayList<Instant>();
    String holder = "";
    long away = 0;
    for (LogEntry entry : log) {
      if (entry.assignees().contains(person)
          || (entry.user().filter(person::equals).isPresent() && interrupts(entry))) {
        begins.add(entry.at());
      }
      if (!entry.assignees().isEmpty()) {
        String next = entry.assignees().getFirst();
        away +=
            entry.type().equals("escalate") && holder.equals(person) && !next.equals(person)
                ? 1
                : 0;
        holder = next;
      }
    }
    List<Instant> own = times(log, "acknowledge", person);
    if (begins.isEmpty() && own.isEmpty()) {
      return;
    }
    incidents++;
    escalations += away;
    if (own.isEmpty()) {
      unacknowledged++;
    } else {
      boolean asked = !begins.isEmpty() && !begins.getFirst().isAfter(own.getFirst());
      Instant begin = asked ? begins.getFirst() : incident.createdAt();
      acknowledged.add(seconds(begin, own.getFirst()));
      if (incident.status().equals("resolved")) {
        resolved.add(seconds(incident.createdAt(), incident.changedAt()));
      }
    }
    engage(person, incident, log);
    interrupt(person, log, zones);
  }

  private static long seconds(Instant from, Instant to) {
    return Duration.between(from, to).toSeconds();
  }

  /** When entries of a type happened, by anybody or by one person. */
  private static List<Instant> times(List<LogEntry> log, String type, String agent) {
    return log.stream()
        .filter(entry -> entry.type().equals(type))
        .filter(entry -> agent == null || entry.agent().filter(agent::equals).isPresent())
        .map(LogEntry::at)
        .toList();
  }

  /** From acknowledging to the resolution. */
  private void engage(String person, Incident incident, List<LogEntry> log) {
    List<Instant> own = times(log, "acknowledge", person);
    if (!own.isEmpty() && incident.status().equals("resolved")) {
      engaged += seconds(own.getFirst(), incident.changedAt());
    }
  }

  private static boolean interrupts(LogEntry entry) {
    return entry.notice().filter(notice -> !notice.type().equals("email")).isPresent();
  }

  private void interrupt(String person, List<LogEntry> log, Map<String, ZoneId> zones) {
    var left = new ArrayList<Instant>();
    for (LogEntry entry : log) {
      if (interrupts(entry) && entry.user().orElseThrow().equals(person)) {
        left.add(entry.at());
      }
    }
    while (!left.isEmpty()) {
      Instant first = left.getFirst();
      left.removeIf(at -> seconds(first, at) <= 60);
      interruptions.merge(hours(first, zones.get(person)), 1L, Long::sum);
      if (zones.containsKey(person)) {
        ZonedDateTime local = first.atZone(zones.get(person));
        String hour = "%d%02d".formatted(local.getDayOfWeek().getValue(), local.getHour());
        hours.merge(hour, 1L, Long::sum);
      }
    }
  }

  private static String hours(Instant at, ZoneId zone) {
    if (zone == null) {
      return "unknown_hour";
    }
    ZonedDateTime local = at.atZone(zone);
    LocalTime time = local.toLocalTime();
    if (time.isBefore(LocalTime.of(8, 0)) || !time.isBefore(LocalTime.of(22, 0))) {
      return "sleep";
    }
    boolean weekend = local.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    return weekend || !time.isBefore(LocalTime.of(18, 0)) ? "off" : "business";
  }
}
