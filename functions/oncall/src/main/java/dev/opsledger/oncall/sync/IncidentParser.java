package dev.opsledger.oncall.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.oncall.domain.Incident;
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

/** Reads incidents as PagerDuty's REST API and its webhooks write them. */
public final class IncidentParser {
  /** Texts of times between these compare as the times do. */
  private static final Instant EARLIEST = Instant.EPOCH;

  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private IncidentParser() {}

  /** From the REST API; empty where it says neither which incident nor since when. */
  static Optional<Incident> listed(JsonNode json) {
    Instant changed =
        Stream.of("updated_at", "last_status_change_at", "created_at")
            .flatMap(field -> time(json, field).stream())
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    Optional<Instant> resolved =
        time(json, "resolved_at").or(() -> time(json, "last_status_change_at"));
    return read(json, "incident_number", resolved, changed);
  }

  /**
   * From the {@code data} of a webhook's event, which carries no time of resolution.
   *
   * @param occurredAt when the event occurred
   */
  public static Optional<Incident> announced(JsonNode data, Instant occurredAt) {
    Instant changed = occurredAt.truncatedTo(ChronoUnit.SECONDS);
    return read(data, "number", time(data, "resolved_at"), changed);
  }

  private static Optional<Incident> read(
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
            changed));
  }

  /** A time in any offset, in whole seconds; empty when it is missing or none. */
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
