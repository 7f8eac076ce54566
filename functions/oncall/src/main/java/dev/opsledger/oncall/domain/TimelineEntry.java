package dev.opsledger.oncall.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An entry of an incident's timeline: something that happened to it, or that somebody did.
 * PagerDuty lists it as a log entry with an id, and announces some kinds by webhook, without that
 * id. It contains no text that people wrote and no address.
 *
 * @param incident the incident's id
 * @param kind what happened: PagerDuty's type without {@code _log_entry}, such as {@code notify}
 * @param at when, in whole seconds
 * @param id the log entry's id; empty until PagerDuty listed it
 * @param event the webhook event's id; empty if none announced it
 * @param agent who or what did it
 * @param via how it was done, such as {@code website}, {@code auto} or {@code timeout}
 * @param user the id of the person whom it concerns: who was notified, or asked to help
 * @param notification how that person was notified; empty if this is no notification
 * @param state a responder's answer, such as {@code accepted}
 * @param assignees the ids of the people to whom the incident went
 * @param service the id of the incident's service at that time
 * @param teams the ids of its teams at that time
 */
public record TimelineEntry(
    String incident,
    String kind,
    Instant at,
    Optional<String> id,
    Optional<String> event,
    Optional<Agent> agent,
    Optional<String> via,
    Optional<String> user,
    Optional<Notification> notification,
    Optional<String> state,
    List<String> assignees,
    Optional<String> service,
    List<String> teams) {
  /** The longest id of an entry or an event that is accepted; PagerDuty's own have 36 at most. */
  public static final int LONGEST_ID = 120;

  /**
   * Who or what did something.
   *
   * @param kind {@link #USER}, {@code service} or {@code integration}, or a word of PagerDuty's
   */
  public record Agent(String kind, String id) {
    /** A person, unlike a service or an integration. */
    public static final String USER = "user";

    /** Whether this is a person. */
    public boolean isUser() {
      return kind.equals(USER);
    }
  }

  /**
   * A notification.
   *
   * @param channel {@code email}, {@code phone}, {@code sms} or {@code push}, or a word of
   *     PagerDuty's
   * @param status PagerDuty's, such as {@code success}
   * @param destination tells destinations apart: a keyed hash of the address, never the address
   */
  public record Notification(
      String channel, Optional<String> status, Optional<String> destination) {
    /** The first hash of a destination stays: another key would give another one. */
    private Notification completedFrom(Optional<Notification> other) {
      return new Notification(
          channel,
          status.or(() -> other.flatMap(Notification::status)),
          other.flatMap(Notification::destination).or(() -> destination));
    }
  }

  /** The entry with what it lacks taken from another state of it: a listed one knows more. */
  public TimelineEntry completedFrom(TimelineEntry other) {
    return new TimelineEntry(
        incident,
        kind,
        at,
        id.or(other::id),
        event.or(other::event),
        agent.or(other::agent),
        via.or(other::via),
        user.or(other::user),
        notification.map(n -> n.completedFrom(other.notification())).or(other::notification),
        state.or(other::state),
        assignees.isEmpty() ? other.assignees() : assignees,
        service.or(other::service),
        teams.isEmpty() ? other.teams() : teams);
  }
}
