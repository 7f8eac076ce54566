package dev.opsledger.local.simulator.pagerduty;

import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Incident;
import dev.opsledger.local.simulator.server.SimulatedRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The filters of "List incidents": the last month by default, six months at most, everything with
 * {@code date_range=all}.
 */
record IncidentFilter(
    Instant since, Instant until, List<String> statuses, List<String> services, boolean newest) {

  /**
   * @throws IllegalArgumentException with a message that names the invalid parameter
   */
  static IncidentFilter of(SimulatedRequest request, Instant now) {
    boolean all = request.query("date_range").equals(Optional.of("all"));
    Instant until = request.query("until").map(IncidentFilter::time).orElse(now.plusSeconds(1));
    Instant since =
        request.query("since").map(IncidentFilter::time).orElseGet(() -> months(until, 1));
    if (!all && since.isBefore(months(until, 6))) {
      throw new IllegalArgumentException("the range may not exceed 6 months");
    }
    return new IncidentFilter(
        all ? Instant.EPOCH : since,
        all ? now.plusSeconds(1) : until,
        request.query().getOrDefault("statuses[]", List.of()),
        request.query().getOrDefault("service_ids[]", List.of()),
        request.query("sort_by").filter("created_at:desc"::equals).isPresent());
  }

  private static Instant months(Instant until, int months) {
    return until.atZone(ZoneOffset.UTC).minus(Period.ofMonths(months)).toInstant();
  }

  static Instant time(String text) {
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("since or until", e);
    }
  }

  List<Incident> from(PagerDutyWorld world) {
    var found =
        world.incidents(since, until).stream()
            .filter(it -> statuses.isEmpty() || statuses.contains(it.status()))
            .filter(it -> services.isEmpty() || services.contains(it.service()))
            .toList();
    return newest ? found.reversed() : found;
  }
}
