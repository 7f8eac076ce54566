package dev.opsledger.oncall.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * What PagerDuty knows of an incident besides its state.
 *
 * @param url its page
 * @param priority its priority; empty if it has none
 * @param resolveReason why it was resolved, such as {@code merge_resolve_reason}; empty if
 *     PagerDuty gives no reason
 * @param mergedInto the id of the incident into which it was merged
 * @param reopenedAt when it was last reopened, which only webhooks tell
 */
public record IncidentDetails(
    Optional<String> url,
    Optional<Reference> priority,
    Optional<String> resolveReason,
    Optional<String> mergedInto,
    Optional<Instant> reopenedAt) {
  /** Nothing is known, as of an incident that a former version stored. */
  public static final IncidentDetails NONE =
      new IncidentDetails(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** The same, reopened at a given time. */
  IncidentDetails reopened(Instant at) {
    return new IncidentDetails(url, priority, resolveReason, mergedInto, Optional.of(at));
  }

  /** Takes what no state repeats from a stored one. */
  IncidentDetails completedFrom(IncidentDetails stored) {
    Optional<Instant> reopened =
        stored
            .reopenedAt()
            .filter(at -> reopenedAt.filter(at::isBefore).isEmpty())
            .or(() -> reopenedAt);
    return new IncidentDetails(url.or(stored::url), priority, resolveReason, mergedInto, reopened);
  }
}
