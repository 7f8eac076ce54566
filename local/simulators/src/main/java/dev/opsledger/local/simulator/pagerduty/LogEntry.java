package dev.opsledger.local.simulator.pagerduty;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A log entry: something that happened to an incident.
 *
 * @param type what happened, without {@code _log_entry}
 * @param service the id of the incident's service at that time
 * @param agent the id of the user who did it; empty if the service did
 * @param channel how, such as {@code website}, {@code auto} or {@code timeout}
 * @param user the id of the user who was notified
 * @param notice how that user was notified
 * @param assignees the ids of the users to whom the incident went
 */
public record LogEntry(
    String id,
    String type,
    Instant at,
    String incident,
    String service,
    Optional<String> agent,
    String channel,
    Optional<String> user,
    Optional<Notice> notice,
    List<String> assignees) {

  /** A notification: {@code push}, {@code sms}, {@code phone} or {@code email}, and its address. */
  public record Notice(String type, String address) {}

  /** Something that a user did. */
  static LogEntry by(
      String user, String channel, String id, String type, Instant at, String of, String service) {
    return new LogEntry(
        id,
        type,
        at,
        of,
        service,
        Optional.of(user),
        channel,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** Something that the service did by itself. */
  static LogEntry auto(
      String channel,
      String id,
      String type,
      Instant at,
      String of,
      String service,
      List<String> assignees) {
    return new LogEntry(
        id,
        type,
        at,
        of,
        service,
        Optional.empty(),
        channel,
        Optional.empty(),
        Optional.empty(),
        assignees);
  }

  /** A notification of a user. */
  static LogEntry notified(
      String user, Notice notice, String id, Instant at, String of, String service) {
    return new LogEntry(
        id,
        "notify",
        at,
        of,
        service,
        Optional.empty(),
        "auto",
        Optional.of(user),
        Optional.of(notice),
        List.of());
  }
}
