package dev.opsledger.oncall.api;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncLedger;
import dev.opsledger.oncall.domain.Catalog;
import dev.opsledger.oncall.domain.StatusCounts;
import dev.opsledger.oncall.store.CatalogStore;
import dev.opsledger.oncall.store.Counters;
import dev.opsledger.oncall.store.IncidentIndex;
import dev.opsledger.oncall.sync.OncallSync;
import io.micronaut.json.tree.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How many incidents each service had in a time. */
public record IncidentSummary(
    CatalogStore catalogs, IncidentIndex index, Counters counters, SyncLedger ledger, Clock clock) {

  /** All services with their incidents that were created in a period. */
  JsonNode of(SummaryPeriod period) {
    // Before what is shown, so that it never claims more than that.
    Optional<Instant> asOf = ledger.lastGoodAt(OncallSync.SOURCE);
    Map<String, StatusCounts> tallies = tallies(period);
    var services = catalogs.current().services().values();
    var most =
        services.stream()
            .filter(s -> tally(tallies, s).total() > 0)
            .max(
                Comparator.comparingLong((Catalog.Service s) -> tally(tallies, s).total())
                    // Of equals the first by id.
                    .thenComparing(Catalog.Service::id, Comparator.reverseOrder()));
    return Json.object(
        "as_of", asOf,
        "since", period.since(),
        "until", period.until(),
        "service_with_most_incidents",
            most.map(
                s ->
                    Json.object(
                        "id", s.id(),
                        "name", s.name(),
                        "incidents_count", tally(tallies, s).total())),
        "services", services.stream().map(s -> DashboardJson.tally(s, tally(tallies, s))).toList());
  }

  private static StatusCounts tally(Map<String, StatusCounts> tallies, Catalog.Service service) {
    return tallies.getOrDefault(service.id(), new StatusCounts());
  }

  /** Whole days are kept; only what is left of the first and the last is counted by reading. */
  private Map<String, StatusCounts> tallies(SummaryPeriod period) {
    Instant since = period.since();
    // Nothing is created after now, so the present day is a whole one.
    Instant until = period.until().isBefore(clock.instant()) ? period.until() : nextDay(period);
    LocalDate first = start(date(since)).equals(since) ? date(since) : date(since).plusDays(1);
    LocalDate end = date(until);
    var tallies = new HashMap<String, StatusCounts>();
    if (first.isAfter(end)) {
      count(tallies, since, until);
      return tallies;
    }
    if (first.isBefore(end)) {
      tallies.putAll(counters.ofDays(first, end.minusDays(1)));
    }
    count(tallies, since, start(first));
    count(tallies, start(end), until);
    return tallies;
  }

  private void count(Map<String, StatusCounts> tallies, Instant since, Instant until) {
    if (since.isBefore(until)) {
      for (Row row : index.created(since, until)) {
        row.find("serviceId")
            .ifPresent(
                id -> tallies.computeIfAbsent(id, _ -> new StatusCounts()).add(row.get("status"), 1));
      }
    }
  }

  private static Instant nextDay(SummaryPeriod period) {
    return start(date(period.until().minusSeconds(1)).plusDays(1));
  }

  private static LocalDate date(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
