package dev.opsledger.front.dora;

import dev.opsledger.core.count.DoneDays;
import dev.opsledger.core.count.IncidentDays.ServiceDay;
import dev.opsledger.core.count.IncidentDays;
import dev.opsledger.front.store.FactQuery.Known;
import dev.opsledger.front.store.FactQuery.Known;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares what was told with what the sources count of their own rows. A publisher that is down
 * for longer than its stream remembers leaves a gap that nothing else would show.
 */
public record SourceCounts(DoneDays deployments, IncidentDays incidents) {
  /**
   * What was never told.
   *
   * @param deployments done deployments that the source counts and nobody told
   * @param incidents incidents likewise
   * @param wholeFrom the first day whose deployments were counted from its start; empty where every
   *     day's were
   */
  public record Missing(long deployments, long incidents, Optional<LocalDate> wholeFrom) {}

  /**
   * Compares whole days (UTC).
   *
   * @param done the project's done deployments that were told, of these days at least
   * @param outages the services' incidents that were told, of these days at least
   */
  Missing missing(
      long project,
      Set<String> services,
      Days days,
      Collection<Known> done,
      Collection<Known> outages) {
    DoneDays.Counts counted = deployments.read(project, days.first(), days.last());
    return new Missing(
        over(counted.days(), told(done, known -> DoneDays.day(known.occurredAt()))),
        services.isEmpty()
            ? 0
            : over(
                incidents.read(services, days.first(), days.last()),
                told(outages, SourceCounts::serviceDay)),
        counted.from().filter(from -> from.isAfter(days.first())));
  }

  /** Whole days, both included. */
  record Days(LocalDate first, LocalDate last) {}

  private static ServiceDay serviceDay(Known incident) {
    return new ServiceDay(DoraService.service(incident), IncidentDays.day(incident.occurredAt()));
  }

  private static <K> Map<K, Long> told(Collection<Known> known, Function<Known, K> key) {
    return known.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
  }

  private static <K> long over(Map<K, Long> counted, Map<K, Long> told) {
    return counted.entrySet().stream()
        .mapToLong(each -> Math.max(0, each.getValue() - told.getOrDefault(each.getKey(), 0L)))
        .sum();
  }
}
