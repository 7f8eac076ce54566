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
}
