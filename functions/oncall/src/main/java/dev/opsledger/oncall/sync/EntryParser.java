package dev.opsledger.oncall.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.text.CleanText;
import dev.opsledger.oncall.domain.Reference;
import dev.opsledger.oncall.domain.TimelineEntry;
import dev.opsledger.oncall.domain.TimelineEntry.Agent;
import dev.opsledger.oncall.domain.TimelineEntry.Notification;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Parses entries of timelines from PagerDuty's log entries and webhook events. */
public final class EntryParser {
  private static final String SUFFIX = "_log_entry";
  private static final String PREFIX = "incident.";
  private static final int LONGEST_WORD = 60;

  /** The kinds of log entries that events announce by another name. */
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("triggered", "trigger"),
          Map.entry("acknowledged", "acknowledge"),
          Map.entry("unacknowledged", "unacknowledge"),
          Map.entry("escalated", "escalate"),
          Map.entry("reassigned", "assign"),
          Map.entry("delegated", "delegate"),
          Map.entry("resolved", "resolve"),
          Map.entry("reopened", "reopen"),
          Map.entry("annotated", "annotate"),
          Map.entry("priority_updated", "priority_change"));

  /** The ways to notify; PagerDuty's own words for them contain these ("List log entries"). */
  private static final List<String> CHANNELS = List.of("push", "sms", "phone", "email");

  private EntryParser() {}

  /**
   * A log entry; empty if its id, incident, type or time is missing.
   *
   * @param hash makes an address unreadable
   */
  static Optional<TimelineEntry> listed(JsonNode json, UnaryOperator<String> hash) {
    Optional<String> id = entryId(json);
    Optional<String> kind = word(json, "type").map(t -> t.endsWith(SUFFIX) ? cutEnd(t, SUFFIX) : t);
    Optional<String> incident = id(Json.child(json, "incident"));
    Optional<Instant> at = IncidentParser.time(json, "created_at");
    if (id.isEmpty() || kind.isEmpty() || incident.isEmpty() || at.isEmpty()) {
      return Optional.empty();
    }
    JsonNode channel = Json.child(json, "channel");
    return Optional.of(
        new TimelineEntry(
            incident.get(),
            kind.get(),
            at.get(),
            id,
            Optional.empty(),
            agent(Json.child(json, "agent")),
            word(channel, "type"),
            id(Json.child(json, "user")),
            notification(json, channel, hash),
            Optional.empty(),
            ids(json, "assignees"),
            id(Json.child(json, "service")),
            ids(json, "teams")));
  }

  /**
   * What a webhook event tells; empty if it is not of an incident, or its id or time is missing.
   */
  public static Optional<TimelineEntry> announced(JsonNode event) {
    Optional<String> id = entryId(event);
    Optional<String> kind = word(event, "event_type").filter(t -> t.startsWith(PREFIX));
    JsonNode data = Json.child(event, "data");
    boolean whole = Json.text(data, "type").filter("incident"::equals).isPresent();
    Optional<String> incident = id(whole ? data : Json.child(data, "incident"));
    Optional<Instant> at = IncidentParser.time(event, "occurred_at");
    if (id.isEmpty() || kind.isEmpty() || incident.isEmpty() || at.isEmpty()) {
      return Optional.empty();
    }
    String step = kind.get().substring(PREFIX.length()).replace('.', '_');
    return Optional.of(
        new TimelineEntry(
            incident.get(),
            KINDS.getOrDefault(step, step),
            at.get(),
            Optional.empty(),
            id,
            agent(Json.child(event, "agent")),
            Optional.empty(),
            id(Json.child(data, "user")),
            Optional.empty(),
            whole ? Optional.empty() : word(data, "state"),
            moves(step) ? ids(data, "assignees") : List.of(),
            id(Json.child(data, "service")),
            ids(data, "teams")));
  }

  /** Whether the event gives the incident to somebody; others only repeat who has it. */
  private static boolean moves(String step) {
    return List.of("escalated", "reassigned", "delegated").contains(step);
  }

  private static Optional<Notification> notification(
      JsonNode json, JsonNode channel, UnaryOperator<String> hash) {
    return Stream.of(channel, json)
        .map(of -> Json.child(of, "notification"))
        .filter(of -> word(of, "type").isPresent())
        .findFirst()
        .map(
            of ->
                new Notification(
                    way(word(of, "type").orElseThrow()),
                    word(of, "status"),
                    Json.text(of, "address").filter(a -> !a.isBlank()).map(hash)));
  }

  private static String way(String type) {
    String lower = type.toLowerCase(Locale.ROOT);
    return CHANNELS.stream().filter(lower::contains).findFirst().orElse(type);
  }

  private static Optional<Agent> agent(JsonNode json) {
    return id(json).map(id -> new Agent(kind(json), id));
  }

  private static String kind(JsonNode json) {
    String type = word(json, "type").orElse("");
    if (type.contains("integration")) {
      return "integration";
    }
    boolean isUser =
        type.isEmpty()
            ? Json.text(json, "self").filter(self -> self.contains("/users/")).isPresent()
            : type.startsWith(Agent.USER);
    if (isUser) {
      return Agent.USER;
    }
    return type.isEmpty() ? "unknown" : cutEnd(type, "_reference");
  }

  private static String cutEnd(String text, String end) {
    return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
  }

  /** A short text of PagerDuty's own, not one that people enter. */
  private static Optional<String> word(JsonNode json, String field) {
    return Json.text(json, field)
        .map(text -> CleanText.cut(text, LONGEST_WORD))
        .filter(text -> !text.isBlank());
  }

  private static Optional<String> entryId(JsonNode json) {
    return Json.text(json, "id")
        .filter(id -> !id.isBlank() && id.length() <= TimelineEntry.LONGEST_ID);
  }

  private static Optional<String> id(JsonNode json) {
    return CatalogParser.reference(json).map(Reference::id);
  }

  private static List<String> ids(JsonNode json, String field) {
    return Json.elements(json, field).stream()
        .flatMap(element -> id(element).stream())
        .distinct()
        .sorted()
        .toList();
  }
}
