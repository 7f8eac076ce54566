package dev.opsledger.oncall.domain;

import static java.util.stream.Collectors.groupingBy;

import dev.opsledger.core.rollup.Tally;
import dev.opsledger.oncall.domain.TimelineEntry.Agent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What one incident adds to the load of each person who was assigned to it, notified by more than
 * an email, or answered. A person's own time to acknowledge runs from the assignment.
 */
final class PersonalLoads {
  /**
   * So many people of an incident are counted, those with the smallest ids: the rollups of all of
   * them change in one transaction, which takes a hundred rows.
   */
  static final int MOST = 20;

  private static final Set<String> MOVES = Set.of("assign", "escalate", "delegate");

  private final Incident incident;
  private final List<TimelineEntry> timeline;
  private final IncidentResponse response;
  private final Function<String, Optional<ZoneId>> zones;
  private final Map<String, Instant> reached = new HashMap<>();
  private final Map<String, Instant> acknowledged = new HashMap<>();
  private final Map<String, Long> escalatedFrom = new HashMap<>();

  PersonalLoads(
      Incident incident,
      List<TimelineEntry> timeline,
      IncidentResponse response,
      Function<String, Optional<ZoneId>> zones) {
    this.incident = incident;
    this.timeline = timeline;
    this.response = response;
    this.zones = zones;
    follow();
  }

  /** Follows the incident from person to person. */
  private void follow() {
    Set<String> holders = new HashSet<>();
    for (TimelineEntry entry : timeline) {
      if (MOVES.contains(entry.kind())) {
        var next = Set.copyOf(entry.assignees());
        if (entry.kind().equals("escalate")) {
          holders.stream()
              .filter(holder -> !next.contains(holder))
              .forEach(holder -> escalatedFrom.merge(holder, 1L, Long::sum));
        }
        if (!next.isEmpty()) {
          holders = new HashSet<>(next);
        }
        next.forEach(user -> reached.putIfAbsent(user, entry.at()));
      }
      if (Interruption.isCause(entry)) {
        entry.user().ifPresent(user -> reached.putIfAbsent(user, entry.at()));
      }
      if (IncidentResponse.acknowledges(entry)) {
        entry
            .agent()
            .filter(Agent::isUser)
            .ifPresent(agent -> acknowledged.putIfAbsent(agent.id(), entry.at()));
      }
    }
  }

  SortedMap<String, Tally> all() {
    var people = new TreeMap<String, Tally>();
    reached.keySet().forEach(user -> people.put(user, Tally.NONE));
    response.engaged().keySet().forEach(user -> people.put(user, Tally.NONE));
    while (people.size() > MOST) {
      people.pollLastEntry();
    }
    var interruptions = Interruption.of(timeline).stream().collect(groupingBy(Interruption::user));
    people.replaceAll(
        (user, _) ->
            LoadNames.inGroup(
                LoadNames.PERSON,
                answers(user)
                    .plus(
                        IncidentLoad.interruptions(
                            interruptions.getOrDefault(user, List.of()), zones))));
    return people;
  }

  private Tally answers(String user) {
    Tally tally =
        Tally.of(LoadNames.INCIDENTS, 1)
            .plus(response.engagement(user))
            .plus(LoadNames.TIMELINES, response.isWhole() ? 1 : 0);
    if (response.isWhole()) {
      tally = tally.plus(LoadNames.ESCALATIONS, escalatedFrom.getOrDefault(user, 0L));
    }
    Instant at = acknowledged.get(user);
    if (at == null) {
      return tally;
    }
    if (response.isWhole()) {
      Instant from = reached.getOrDefault(user, incident.createdAt());
      Instant since = from.isAfter(at) ? incident.createdAt() : from;
      tally = tally.plus(LoadNames.acknowledged(IncidentLoad.between(since, at)));
    }
    return tally.plus(response.resolution());
  }
}
