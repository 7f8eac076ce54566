package dev.opsledger.oncall.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.oncall.domain.Incident;
import dev.opsledger.oncall.domain.IncidentDetails;
import dev.opsledger.oncall.domain.Reference;
import dev.opsledger.oncall.domain.VendorText;
import io.micronaut.json.tree.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Parses incidents from PagerDuty's REST API and webhooks. */
public final class IncidentParser {
  /** ISO texts of the times from here to {@link #LATEST} sort like the times. */
  private static final Instant EARLIEST = Instant.EPOCH;

  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private IncidentParser() {}

  /** An incident of the REST API; empty if its id, status or time of creation is missing. */
  static Optional<Incident> listed(JsonNode json) {
    Instant changed =
        Stream.of("updated_at", "last_status_change_at", "created_at")
            .flatMap(field -> time(json, field).stream())
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    Optional<Instant> resolved =
        time(json, "resolved_at").or(() -> time(json, "last_status_change_at"));
    return parse(json, "incident_number", resolved, changed);
  }

  /**
   * An incident from the {@code data} of a webhook event, which contains no time of resolution.
   * Empty if its id, status or time of creation is missing.
   *
   * @param occurredAt the time of the event
   */
  public static Optional<Incident> announced(JsonNode data, Instant occurredAt) {
    Instant changed = occurredAt.truncatedTo(ChronoUnit.SECONDS);
    return parse(data, "number", time(data, "resolved_at"), changed);
  }

  private static Optional<Incident> parse(
      JsonNode json, String number, Optional<Instant> resolved, Instant changed) {
    Optional<Reference> self = CatalogParser.reference(json);
    Optional<Instant> created = time(json, "created_at");
    Optional<String> status =
        Json.text(json, "status").filter(s -> !s.isBlank() && s.length() <= 100);
    if (self.isEmpty() || created.isEmpty() || status.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Incident(
            self.get().id(),
            Json.number(json, number),
            Json.text(json, "title").map(VendorText::storable).orElseGet(self.get()::name),
            VendorText.storable(status.get()),
            Json.text(json, "urgency").map(VendorText::storable),
            CatalogParser.reference(Json.child(json, "service")),
            CatalogParser.reference(Json.child(json, "escalation_policy")).map(Reference::id),
            created.get(),
            status.get().equals(Incident.RESOLVED) ? resolved : Optional.empty(),
            changed,
            details(json)));
  }

  private static IncidentDetails details(JsonNode json) {
    JsonNode reason = Json.child(json, "resolve_reason");
    return new IncidentDetails(
        Json.text(json, "html_url").map(VendorText::storable),
        CatalogParser.reference(Json.child(json, "priority")),
        Json.text(reason, "type").map(VendorText::storable),
        CatalogParser.reference(Json.child(reason, "incident")).map(Reference::id),
        time(json, "reopened_at"));
  }

  /** A time with any offset, cut to whole seconds; empty if it is missing or invalid. */
  public static Optional<Instant> time(JsonNode json, String field) {
    return Json.text(json, field).flatMap(IncidentParser::time);
  }

  private static Optional<Instant> time(String text) {
    try {
      Instant at = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS);
      return Optional.of(at).filter(it -> !it.isBefore(EARLIEST) && it.isBefore(LATEST));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
