package dev.opsledger.oncall.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An incident, as of some moment.
 *
 * @param id PagerDuty's id
 * @param number what people call it by
 * @param title as its author wrote it, any text
 * @param status one of {@link #STATUSES}, or whatever PagerDuty adds
 * @param urgency {@code high} or {@code low}
 * @param service the service with the name it then had
 * @param policy the id of its escalation policy
 * @param createdAt when it was triggered, whole seconds
 * @param resolvedAt when it was resolved, empty while it is open
 * @param changedAt when it was last changed, whole seconds
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
    Instant changedAt) {
  public static final String RESOLVED = "resolved";

  /** The statuses that PagerDuty has ("List incidents", {@code statuses[]}). */
  public static final List<String> STATUSES = List.of("triggered", "acknowledged", RESOLVED);

  /**
   * Orders the states of an incident: the later change, and within one second the further step.
   * Texts compare as the states do. A reopened incident is a later change, so time goes first.
   */
  public String version() {
    return "%012d|%d".formatted(changedAt.getEpochSecond(), STATUSES.indexOf(status) + 1);
  }

  /** The same with another time of resolution. */
  public Incident resolvedAt(Instant at) {
    return new Incident(
        id, number, title, status, urgency, service, policy, createdAt, Optional.of(at), changedAt);
  }
}
