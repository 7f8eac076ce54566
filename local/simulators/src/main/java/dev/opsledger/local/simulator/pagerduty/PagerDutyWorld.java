package dev.opsledger.local.simulator.pagerduty;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Everything in one PagerDuty account; may be changed at any time, from any thread. */
public final class PagerDutyWorld {
  private final Clock clock;
  private final Map<String, Team> teams = new ConcurrentHashMap<>();
  private final Map<String, Policy> policies = new ConcurrentHashMap<>();
  private final Map<String, Service> services = new ConcurrentHashMap<>();
  private final NavigableMap<Key, Incident> incidents =
      new ConcurrentSkipListMap<>(Comparator.comparing(Key::createdAt).thenComparing(Key::id));

  private record Key(Instant createdAt, String id) {}

  /** An account without anything. */
  public PagerDutyWorld(Clock clock) {
    this.clock = clock;
  }

  /** A team. */
  public record Team(String id, String name) {}

  /** An escalation policy of some teams. */
  public record Policy(String id, String name, List<String> teams) {}

  /** A service of some teams, which escalates by a policy. */
  public record Service(String id, String name, String status, List<String> teams, String policy) {}

  /**
   * An incident.
   *
   * @param status {@code triggered}, {@code acknowledged} or {@code resolved}
   * @param changedAt when it took its status
   */
  public record Incident(
      String id,
      long number,
      String title,
      String status,
      String urgency,
      String service,
      Instant createdAt,
      Instant changedAt) {
    /** The same with another status from some time on. */
    public Incident becoming(String other, Instant at) {
      return new Incident(
          id,
          number,
          title,
          other,
          urgency,
          service,
          createdAt,
          at.truncatedTo(ChronoUnit.SECONDS));
    }
  }

  /** The time by the world's clock. */
  public Instant now() {
    return clock.instant();
  }

  /** Adds or replaces. */
  public Team put(Team team) {
    teams.put(team.id, team);
    return team;
  }

  /** Adds or replaces. */
  public Policy put(Policy policy) {
    policies.put(policy.id, policy);
    return policy;
  }

  /** Adds or replaces. */
  public Service put(Service service) {
    services.put(service.id, service);
    return service;
  }

  /** Adds or replaces. */
  public Incident put(Incident incident) {
    incidents.put(new Key(incident.createdAt, incident.id), incident);
    return incident;
  }

  /** Deletes whatever has the id; a service takes its incidents along. */
  public void delete(String id) {
    teams.remove(id);
    policies.remove(id);
    services.remove(id);
    incidents.values().removeIf(it -> it.id.equals(id) || it.service.equals(id));
  }

  /** Teams by name. */
  public List<Team> teams() {
    return teams.values().stream().sorted(Comparator.comparing(Team::name)).toList();
  }

  /** Policies by name. */
  public List<Policy> policies() {
    return policies.values().stream().sorted(Comparator.comparing(Policy::name)).toList();
  }

  /** Services by name. */
  public List<Service> services() {
    return services.values().stream().sorted(Comparator.comparing(Service::name)).toList();
  }

  /** Incidents by creation. */
  public List<Incident> incidents() {
    return List.copyOf(incidents.values());
  }

  /** Incidents created from one moment until before another, by creation. */
  List<Incident> incidents(Instant since, Instant until) {
    return List.copyOf(incidents.subMap(new Key(since, ""), new Key(until, "")).values());
  }

  Optional<Team> team(String id) {
    return Optional.ofNullable(teams.get(id));
  }

  Optional<Policy> policy(String id) {
    return Optional.ofNullable(policies.get(id));
  }

  Optional<Service> service(String id) {
    return Optional.ofNullable(services.get(id));
  }
}
