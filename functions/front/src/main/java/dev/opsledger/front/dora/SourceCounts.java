package dev.opsledger.front.dora;

import dev.opsledger.core.count.DoneDays;
import dev.opsledger.core.count.IncidentDays;
import dev.opsledger.core.count.IncidentDays.ServiceDay;
import dev.opsledger.front.store.StoredFact;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares the facts that were received with the sources' own counts. This reveals gaps that
 * nothing else shows: changes are lost when a publisher is down for longer than its table's stream
 * keeps them.
 */
public record SourceCounts(DoneDays deployments, IncidentDays incidents) {
  /**
   * How much was never received.
   *
   * @param deployments done deployments that the source counts and no fact reports
   * @param incidents incidents that the source counts and no fact reports
   * @param wholeFrom the first day whose deployments were counted from its start; empty if that is
   *     true of every day
   */
  public record Missing(long deployments, long incidents, Optional<LocalDate> wholeFrom) {
    /** What is missing of several projects. */
    static Missing together(Collection<Missing> parts) {
      return new Missing(
          parts.stream().mapToLong(Missing::deployments).sum(),
          parts.stream().mapToLong(Missing::incidents).sum(),
          parts.stream().flatMap(each -> each.wholeFrom().stream()).max(LocalDate::compareTo));
    }
  }

  /**
   * Compares the whole days (UTC) of a period.
   *
   * @param done the project's done deployments, of these days at least
   * @param outages the services' incidents, of these days at least
   */
  Missing missing(
      long project,
      Set<String> services,
      Period period,
      Collection<StoredFact> done,
      Collection<StoredFact> outages) {
    LocalDate first = period.firstDay();
    LocalDate last = period.lastDay();
    DoneDays.Counts counted = deployments.read(project, first, last);
    return new Missing(
        excess(counted.days(), received(done, fact -> DoneDays.day(fact.occurredAt()))),
        services.isEmpty()
            ? 0
            : excess(
                incidents.read(services, first, last), received(outages, SourceCounts::serviceDay)),
        counted.from().filter(from -> from.isAfter(first)));
  }

  private static ServiceDay serviceDay(StoredFact incident) {
    return new ServiceDay(
        ServiceIncidents.service(incident), IncidentDays.day(incident.occurredAt()));
  }

  private static <K> Map<K, Long> received(
      Collection<StoredFact> facts, Function<StoredFact, K> key) {
    return facts.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
  }

  /** By how much the counts exceed what was received, added up. */
  private static <K> long excess(Map<K, Long> counted, Map<K, Long> received) {
    return counted.entrySet().stream()
        .mapToLong(each -> Math.max(0, each.getValue() - received.getOrDefault(each.getKey(), 0L)))
        .sum();
  }
}
