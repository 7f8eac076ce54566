package dev.opsledger.front.timeline;

import dev.opsledger.core.json.Json;
import dev.opsledger.front.domain.IncidentCounters;
import dev.opsledger.front.store.StoredFact;
import java.util.List;
import java.util.Optional;

/**
 * What incidents cost those on call. As soon as it is not known of one of them, the sum is unknown:
 * the rest of them would look like the whole.
 *
 * @param incidents how many incidents are known
 * @param interruptions how often people were interrupted; empty if unknown
 * @param engagedSeconds for how long people were engaged, together; empty if unknown
 * @param why why something is unknown
 */
public record OncallCost(
    long incidents,
    Optional<Long> interruptions,
    Optional<Long> engagedSeconds,
    Optional<String> why) {
  private static final String INTERRUPTIONS = "interruptions";
  private static final String ENGAGED = "engagedSeconds";

  /**
   * The cost of incidents.
   *
   * @param gap why further incidents may be missing, which makes all sums unknown
   */
  public static OncallCost of(List<StoredFact> incidents, Optional<String> gap) {
    Optional<Long> interruptions = sum(incidents, INTERRUPTIONS).filter(_ -> gap.isEmpty());
    Optional<Long> engaged = sum(incidents, ENGAGED).filter(_ -> gap.isEmpty());
    boolean known = interruptions.isPresent() && engaged.isPresent();
    return new OncallCost(
        incidents.size(),
        interruptions,
        engaged,
        known ? Optional.empty() : gap.or(() -> Optional.of(reason(incidents))));
  }

  private static Optional<Long> sum(List<StoredFact> incidents, String field) {
    return incidents.stream().allMatch(each -> number(each, field).isPresent())
        ? Optional.of(incidents.stream().mapToLong(each -> number(each, field).get()).sum())
        : Optional.empty();
  }

  private static Optional<Long> number(StoredFact incident, String field) {
    return Json.number(incident.payload(), field);
  }

  private static String reason(List<StoredFact> incidents) {
    long untold =
        incidents.stream()
            .filter(each -> number(each, INTERRUPTIONS).isEmpty() || isUntold(each))
            .count();
    return untold == 0
        ? "an incident is open, and for how long people are engaged is known once it is resolved"
        : "of %d of %d incidents the cost is not known: their timelines are not, or not yet"
            .formatted(untold, incidents.size());
  }

  /** Whether an incident's engaged time should be known and is not. */
  private static boolean isUntold(StoredFact incident) {
    return number(incident, ENGAGED).isEmpty()
        && Json.text(incident.payload(), "status").filter(IncidentCounters::isOpen).isEmpty();
  }
}
