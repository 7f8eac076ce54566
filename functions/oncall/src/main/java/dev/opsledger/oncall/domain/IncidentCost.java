package dev.opsledger.oncall.domain;

import java.util.List;
import java.util.Optional;

/**
 * What an incident cost the people on call, as its load counts it. What is not known is empty,
 * never zero: nothing is known of an incident until PagerDuty has listed its timeline from the
 * trigger on, and of a resolved one to the resolution, as webhooks tell of no notification.
 *
 * @param interruptions how often it interrupted somebody; so far, while it is open
 * @param engagedSeconds for how long people were engaged, together; known once it is resolved
 */
public record IncidentCost(Optional<Long> interruptions, Optional<Long> engagedSeconds) {
  /** Nothing is known, as of an incident that a former version stored. */
  public static final IncidentCost UNKNOWN = new IncidentCost(Optional.empty(), Optional.empty());

  /**
   * What an incident cost.
   *
   * @param timeline its entries, in the order of time
   */
  public static IncidentCost of(Incident incident, List<TimelineEntry> timeline) {
    var response = IncidentResponse.of(incident, timeline);
    if (!isListed(response, timeline)) {
      return UNKNOWN;
    }
    // Whom an unattributed notification woke is not known, so neither is the number.
    boolean attributed =
        timeline.stream().noneMatch(e -> Interruption.isCause(e) && e.user().isEmpty());
    return new IncidentCost(
        attributed ? Optional.of((long) Interruption.of(timeline).size()) : Optional.empty(),
        response.engagedSeconds());
  }

  private static boolean isListed(IncidentResponse response, List<TimelineEntry> timeline) {
    var listed = timeline.stream().filter(entry -> entry.id().isPresent()).toList();
    return listed.stream().anyMatch(IncidentResponse::triggers)
        && (!response.isResolved() || listed.stream().anyMatch(each -> ends(response, each)));
  }

  /** Whether an entry is the last resolution: of a reopened incident another one came before. */
  private static boolean ends(IncidentResponse response, TimelineEntry entry) {
    return IncidentResponse.resolves(entry)
        && response
            .resolvedAt()
            .filter(end -> entry.at().isBefore(end.minus(EntryPairs.APART)))
            .isEmpty();
  }
}
