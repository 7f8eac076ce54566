package dev.opsledger.oncall.domain;

import dev.opsledger.core.rollup.Tally;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What one incident adds to the load of its service and of its responders. It follows from the
 * incident, its timeline and the responders' time zones alone.
 *
 * @param service the service's id; {@link #NO_SERVICE} if it has none
 * @param day the day on which the incident was created
 * @param tally the counts of {@link LoadNames}, behind the group of its urgency, and the hours of
 *     its interruptions
 * @param people the counts of each person, behind {@link LoadNames#PERSON}
 */
public record IncidentLoad(
    String service, LocalDate day, Tally tally, SortedMap<String, Tally> people) {
  /** Stands for the service of an incident that has none; PagerDuty's ids have no such form. */
  public static final String NO_SERVICE = "-";

  /** PagerDuty's priorities have short names; a longer one is cut. */
  private static final int LONGEST_PRIORITY = 60;

  public IncidentLoad {
    people = Collections.unmodifiableSortedMap(new TreeMap<>(people));
  }

  /**
   * The load of an incident.
   *
   * @param timeline its entries, in the order of time
   * @param zones the time zone of a person, by id
   */
  public static IncidentLoad of(
      Incident incident,
      List<TimelineEntry> timeline,
      Function<String, Optional<ZoneId>> zones,
      LoadRules rules) {
    var response = IncidentResponse.of(incident, timeline);
    Tally tally =
        Tally.of(LoadNames.INCIDENTS, 1)
            .plus(response.tally())
            .plus(interruptions(Interruption.of(timeline), zones))
            .plus(LoadNames.UNUSABLE, toNobody(timeline));
    Tally grouped = LoadNames.inGroup(LoadNames.group(incident.urgency().orElse("")), tally);
    Tally priority =
        incident
            .details()
            .priority()
            .map(p -> Tally.of(LoadNames.PRIORITY + cut(p.name()), 1))
            .orElse(Tally.NONE);
    return new IncidentLoad(
        incident.service().map(Reference::id).orElse(NO_SERVICE),
        rules.day(incident.createdAt()),
        grouped.plus(priority).plus(hours(Interruption.of(timeline), zones)),
        rules.people()
            ? new PersonalLoads(incident, timeline, response, zones).all()
            : Collections.emptySortedMap());
  }

  private static String cut(String name) {
    return name.codePoints()
        .limit(LONGEST_PRIORITY)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static long toNobody(List<TimelineEntry> timeline) {
    return timeline.stream().filter(e -> Interruption.isCause(e) && e.user().isEmpty()).count();
  }

  /** The counts of interruptions. */
  static Tally interruptions(
      List<Interruption> interruptions, Function<String, Optional<ZoneId>> zones) {
    Tally tally = Tally.NONE;
    for (Interruption each : interruptions) {
      Optional<HourKind> kind =
          zones
              .apply(each.user())
              .map(zone -> HourKind.of(each.at().atZone(zone).toLocalDateTime()));
      tally =
          tally
              .plus(kind.map(LoadNames::of).orElse(LoadNames.UNKNOWN_HOUR), 1)
              .plus(
                  kind.isPresent() ? LoadNames.NOTIFICATIONS : LoadNames.UNUSABLE,
                  each.notifications());
    }
    return tally;
  }

  /** The hours of interruptions of people whose time zone is known. */
  private static Tally hours(
      List<Interruption> interruptions, Function<String, Optional<ZoneId>> zones) {
    Tally tally = Tally.NONE;
    for (Interruption each : interruptions) {
      Optional<HourOfWeek> hour =
          zones
              .apply(each.user())
              .map(zone -> HourOfWeek.of(each.at().atZone(zone).toLocalDateTime()));
      tally = hour.isPresent() ? tally.plus(LoadNames.HOUR + hour.get().text(), 1) : tally;
    }
    return tally;
  }

  /** How long something took; servers' clocks differ, so it may not be less than nothing. */
  static Duration between(Instant from, Instant to) {
    return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
  }
}
