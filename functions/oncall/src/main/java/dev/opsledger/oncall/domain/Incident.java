package dev.opsledger.oncall.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An incident in the state of one moment.
 *
 * @param id PagerDuty's id
 * @param number the number that PagerDuty's pages show
 * @param title any text
 * @param status one of {@link #STATUSES}, or one that PagerDuty adds later
 * @param urgency {@code high} or {@code low}
 * @param service the service, with its name at that moment
 * @param policy the id of its escalation policy
 * @param createdAt when it was triggered, in whole seconds
 * @param resolvedAt when it was resolved; empty while it is open
 * @param changedAt when it last changed, in whole seconds
 * @param details what PagerDuty knows of it besides
 */
public record Incident(
    String id,
    Optional<Long> number,
    String title,
    String status,
    Optional<String> urgency,
    Optional<Reference> service,
    Optional<String> policy,
    Instant createdAt,
    Optional<Instant> resolvedAt,
    Instant changedAt,
    IncidentDetails details) {
  /** The status of an incident that is over. */
  public static final String RESOLVED = "resolved";

  /** PagerDuty's statuses, in order ("List incidents", {@code statuses[]}). */
  public static final List<String> STATUSES = List.of("triggered", "acknowledged", RESOLVED);

  /**
   * A text that sorts the states of an incident: by time of change, and within one second by
   * status. Time comes first because a resolved incident can be reopened.
   */
  public String version() {
    return "%012d|%d".formatted(changedAt.getEpochSecond(), STATUSES.indexOf(status) + 1);
  }

  /** Whether it is resolved at an unknown time, as webhooks report it. */
  public boolean lacksResolvedAt() {
    return status.equals(RESOLVED) && resolvedAt.isEmpty();
  }

  /** The same incident, resolved at a given time. */
  public Incident resolvedAt(Instant at) {
    return new Incident(
        id,
        number,
        title,
        status,
        urgency,
        service,
        policy,
        createdAt,
        Optional.of(at),
        changedAt,
        details);
  }

  /** The same incident, reopened at the time of its last change. */
  public Incident reopened() {
    return new Incident(
        id,
        number,
        title,
        status,
        urgency,
        service,
        policy,
        createdAt,
        resolvedAt,
        changedAt,
        details.reopened(changedAt));
  }

  /** Takes the fields that this state lacks, such as a webhook's, from a stored one. */
  public Incident completedFrom(Incident stored) {
    return new Incident(
        id,
        number.or(stored::number),
        title,
        status,
        urgency.or(stored::urgency),
        service.or(stored::service),
        policy.or(stored::policy),
        createdAt,
        lacksResolvedAt() ? stored.resolvedAt() : resolvedAt,
        changedAt,
        details.completedFrom(stored.details()));
  }

  /** Whether all that its load follows from is the same as in another state. */
  public boolean countsLike(Incident other) {
    return urgency.equals(other.urgency)
        && service.map(Reference::id).equals(other.service.map(Reference::id))
        && details.priority().equals(other.details.priority())
        && createdAt.equals(other.createdAt)
        && resolvedAt.equals(other.resolvedAt)
        && status.equals(RESOLVED) == other.status.equals(RESOLVED);
  }
}
