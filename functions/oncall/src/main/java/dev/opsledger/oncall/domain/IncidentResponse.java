package dev.opsledger.oncall.domain;

import dev.opsledger.core.rollup.Tally;
import dev.opsledger.oncall.domain.TimelineEntry.Agent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How an incident was responded to, by PagerDuty's definitions. Only an explicit acknowledgement is
 * one; a reassignment, an escalation or a resolution is none. The resolution is the last one, so
 * that the time during which the incident was reopened or snoozed is part of it.
 *
 * @param createdAt when the incident was triggered
 * @param isWhole whether the timeline is known from the trigger on; else nothing can be said of
 *     acknowledgements
 * @param acknowledgedAt the first acknowledgement
 * @param isResolved whether the incident is resolved
 * @param resolvedAt the resolution; empty if it is open, or resolved at an unknown time
 * @param escalations how often it was escalated
 * @param engaged since when each person was engaged: by acknowledging it, or by accepting a request
 *     to help
 */
record IncidentResponse(
    Instant createdAt,
    boolean isWhole,
    Optional<Instant> acknowledgedAt,
    boolean isResolved,
    Optional<Instant> resolvedAt,
    long escalations,
    Map<String, Instant> engaged) {
  private static final Set<String> TRIGGERS = Set.of("trigger", "first_trigger");
  private static final String ACKNOWLEDGE = "acknowledge";
  private static final String ACCEPTED = "accepted";

  static IncidentResponse of(Incident incident, List<TimelineEntry> timeline) {
    boolean resolved = incident.status().equals(Incident.RESOLVED);
    Optional<Instant> told =
        timeline.stream()
            .filter(IncidentResponse::resolves)
            .reduce((_, last) -> last)
            .map(TimelineEntry::at);
    return new IncidentResponse(
        incident.createdAt(),
        timeline.stream().anyMatch(IncidentResponse::triggers),
        timeline.stream().filter(IncidentResponse::acknowledges).findFirst().map(TimelineEntry::at),
        resolved,
        resolved ? incident.resolvedAt().or(() -> told) : Optional.empty(),
        timeline.stream().filter(entry -> entry.kind().equals("escalate")).count(),
        engagements(timeline));
  }

  static boolean triggers(TimelineEntry entry) {
    return TRIGGERS.contains(entry.kind());
  }

  static boolean resolves(TimelineEntry entry) {
    return entry.kind().equals("resolve");
  }

  static boolean acknowledges(TimelineEntry entry) {
    return entry.kind().equals(ACKNOWLEDGE);
  }

  private static Map<String, Instant> engagements(List<TimelineEntry> timeline) {
    var engaged = new TreeMap<String, Instant>();
    for (TimelineEntry entry : timeline) {
      engages(entry).ifPresent(user -> engaged.putIfAbsent(user, entry.at()));
    }
    return engaged;
  }

  /** Who begins to be engaged by an entry, if anybody does. */
  private static Optional<String> engages(TimelineEntry entry) {
    return acknowledges(entry)
        ? entry.agent().filter(Agent::isUser).map(Agent::id)
        : entry.user().filter(_ -> entry.state().filter(ACCEPTED::equals).isPresent());
  }

  Tally tally() {
    Tally tally = resolution().plus(LoadNames.TIMELINES, isWhole ? 1 : 0);
    if (isWhole) {
      tally = tally.plus(LoadNames.ESCALATIONS, escalations);
      if (acknowledgedAt.isPresent()) {
        var after = IncidentLoad.between(createdAt, acknowledgedAt.get());
        tally = tally.plus(LoadNames.acknowledged(after));
      }
    }
    for (String user : engaged.keySet()) {
      tally = tally.plus(engagement(user));
    }
    return tally;
  }

  /** The time to resolve. */
  Tally resolution() {
    if (resolvedAt.isPresent()) {
      return LoadNames.resolved(IncidentLoad.between(createdAt, resolvedAt.get()));
    }
    return isResolved ? Tally.of(LoadNames.UNDATED, 1) : Tally.NONE;
  }

  /** For how long all who were engaged were so; empty while that is not known. */
  Optional<Long> engagedSeconds() {
    return resolvedAt.map(
        end ->
            engaged.values().stream()
                .mapToLong(since -> IncidentLoad.between(since, end).toSeconds())
                .sum());
  }

  /** For how long a person was engaged; known only once the incident is resolved. */
  Tally engagement(String user) {
    if (resolvedAt.isEmpty() || !engaged.containsKey(user)) {
      return Tally.NONE;
    }
    return Tally.of(LoadNames.ENGAGEMENTS, 1)
        .plus(
            LoadNames.ENGAGED_SECONDS,
            IncidentLoad.between(engaged.get(user), resolvedAt.get()).toSeconds());
  }
}
