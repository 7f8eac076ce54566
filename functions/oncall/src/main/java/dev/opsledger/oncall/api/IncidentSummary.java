package dev.opsledger.oncall.api;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncLedger;
import dev.opsledger.oncall.domain.Catalog;
import dev.opsledger.oncall.domain.StatusCounts;
import dev.opsledger.oncall.store.Counters;
import dev.opsledger.oncall.store.IncidentIndex;
import dev.opsledger.oncall.store.OncallKeys;
import dev.opsledger.oncall.store.catalog.CatalogStore;
import io.micronaut.json.tree.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The summary dashboard: how many incidents each service had in a period. */
public record IncidentSummary(
    CatalogStore catalogs, IncidentIndex index, Counters counters, SyncLedger ledger, Clock clock) {

  /** Counts the incidents of all services that were created in a period. */
  JsonNode of(SummaryPeriod period) {
    // Read first, so that it never overstates the freshness of the rest.
    Optional<Instant> asOf = ledger.lastGoodAt(OncallKeys.SOURCE);
    Map<String, StatusCounts> counts = count(period);
    var services = catalogs.current().services().values();
    var most =
        services.stream()
            .filter(s -> of(counts, s).total() > 0)
            .max(
                Comparator.comparingLong((Catalog.Service s) -> of(counts, s).total())
                    // Among equals, the smallest id.
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
                        "incidents_count", of(counts, s).total())),
        "services", services.stream().map(s -> DashboardJson.counts(s, of(counts, s))).toList());
  }

  private static StatusCounts of(Map<String, StatusCounts> counts, Catalog.Service service) {
    return counts.getOrDefault(service.id(), new StatusCounts());
  }

  /** Whole days come from the counters; incidents of partial days are read and counted. */
  private Map<String, StatusCounts> count(SummaryPeriod period) {
    Instant since = period.since();
    // No incident is created in the future, so today may count as a whole day.
    Instant until = period.until().isBefore(clock.instant()) ? period.until() : nextDay(period);
    LocalDate first = start(date(since)).equals(since) ? date(since) : date(since).plusDays(1);
    LocalDate end = date(until);
    var counts = new HashMap<String, StatusCounts>();
    if (first.isAfter(end)) {
      count(counts, since, until);
      return counts;
    }
    if (first.isBefore(end)) {
      counts.putAll(counters.ofDays(first, end.minusDays(1)));
    }
    count(counts, since, start(first));
    count(counts, start(end), until);
    return counts;
  }

  private void count(Map<String, StatusCounts> counts, Instant since, Instant until) {
    if (since.isBefore(until)) {
      for (Row row : index.created(since, until)) {
        row.find("serviceId")
            .ifPresent(
                id ->
                    counts.computeIfAbsent(id, _ -> new StatusCounts()).add(row.get("status"), 1));
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
