package dev.opsledger.local.simulator.pagerduty;

import dev.opsledger.local.simulator.pagerduty.LogEntry.Notice;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Incident;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells what happens in the log while an incident goes from its trigger to its resolution: the
 * person on call is notified in a burst; some incidents escalate by timeout, are acknowledged
 * twice, or are resolved by the service itself.
 */
public final class IncidentStory {
  private final Incident incident;
  private final User first;
  private final User second;

  /**
   * @param first who is on call
   * @param second to whom the incident escalates
   */
  public IncidentStory(Incident incident, User first, User second) {
    this.incident = incident;
    this.first = first;
    this.second = second;
  }

  /** The whole story of an incident that is resolved at a given time. */
  public List<LogEntry> until(Instant resolved) {
    Duration length = Duration.between(incident.createdAt(), resolved);
    var story = new ArrayList<>(triggered());
    story.addAll(acknowledged(at(length, 5)));
    if (incident.number() % 7 == 0) {
      story.add(auto("7", "timeout", "unacknowledge", at(length, 7)));
      story.add(by(responder(), "phone", "8", "acknowledge", at(length, 8)));
    }
    story.addAll(resolved(resolved));
    return story;
  }

  /** A tenth of the whole, so often; in whole seconds. */
  private Instant at(Duration length, int tenths) {
    return incident.createdAt().plusSeconds(length.toSeconds() * tenths / 10);
  }

  /** The trigger, the assignment and a burst of notifications. */
  public List<LogEntry> triggered() {
    Instant at = incident.createdAt();
    var entries = new ArrayList<LogEntry>();
    entries.add(auto("0", "api", "trigger", at));
    entries.add(auto("1", "auto", "assign", at, first.id()));
    entries.add(notified("2", first, "push", at.plusSeconds(1)));
    entries.add(notified("3", first, "sms", at.plusSeconds(1)));
    entries.add(notified("4", first, "email", at.plusSeconds(1)));
    entries.add(notified("4a", first, "phone", at.plusSeconds(20)));
    return entries;
  }

  /** The acknowledgement, after an escalation if nobody answered at first. */
  public List<LogEntry> acknowledged(Instant at) {
    var entries = new ArrayList<LogEntry>();
    if (escalates()) {
      Instant before =
          at.minusSeconds(Math.min(10, Duration.between(incident.createdAt(), at).toSeconds() / 2));
      entries.add(auto("5", "timeout", "escalate", before, second.id()));
      entries.add(notified("5a", second, "push", before));
      entries.add(notified("5b", second, "phone", before.plusSeconds(1)));
    }
    entries.add(by(responder(), "mobile", "6", "acknowledge", at));
    return entries;
  }

  /** The resolution, by a person or by the service. */
  public List<LogEntry> resolved(Instant at) {
    return List.of(
        incident.number() % 4 == 0
            ? auto("9", "api", "resolve", at)
            : by(responder(), "website", "9", "resolve", at));
  }

  private User responder() {
    return escalates() ? second : first;
  }

  private boolean escalates() {
    return incident.number() % 3 == 0;
  }

  private String id(String step) {
    return "R" + incident.id() + "E" + step;
  }

  private LogEntry auto(String step, String channel, String type, Instant at, String... to) {
    return LogEntry.auto(
        channel, id(step), type, at, incident.id(), incident.service(), List.of(to));
  }

  private LogEntry by(User user, String channel, String step, String type, Instant at) {
    return LogEntry.by(user.id(), channel, id(step), type, at, incident.id(), incident.service());
  }

  private LogEntry notified(String step, User user, String how, Instant at) {
    String address = how.equals("email") ? user.email() : "+1 555 01" + user.id().hashCode() % 100;
    return LogEntry.notified(
        user.id(), new Notice(how, address), id(step), at, incident.id(), incident.service());
  }
}
