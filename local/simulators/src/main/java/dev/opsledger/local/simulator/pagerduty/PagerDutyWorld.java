package dev.opsledger.local.simulator.pagerduty;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** All data of one PagerDuty account; may be changed at any time, from any thread. */
public final class PagerDutyWorld {
  private final Clock clock;
  private final Map<String, Team> teams = new ConcurrentHashMap<>();
  private final Map<String, Policy> policies = new ConcurrentHashMap<>();
  private final Map<String, Service> services = new ConcurrentHashMap<>();
  private final NavigableMap<Key, Incident> incidents =
      new ConcurrentSkipListMap<>(Comparator.comparing(Key::createdAt).thenComparing(Key::id));

  private final PagerDutyLog log = new PagerDutyLog();
  private final Map<String, User> users = new ConcurrentHashMap<>();
  private final Set<Duty> duties = ConcurrentHashMap.newKeySet();
  private final Map<String, String> priorities = new ConcurrentHashMap<>();
  private final Map<String, String> merged = new ConcurrentHashMap<>();

  private record Key(Instant createdAt, String id) {}

  /** An empty account. */
  public PagerDutyWorld(Clock clock) {
    this.clock = clock;
  }

  /** A team. */
  public record Team(String id, String name) {}

  /** An escalation policy with its teams. */
  public record Policy(String id, String name, List<String> teams) {}

  /** A service with its teams and its escalation policy. */
  public record Service(String id, String name, String status, List<String> teams, String policy) {}

  /**
   * An incident.
   *
   * @param status {@code triggered}, {@code acknowledged} or {@code resolved}
   * @param changedAt when it changed to this status
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
    /** A copy with another status as of this time. */
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

  /** A user. */
  public record User(String id, String name, String email, String zone) {}

  /**
   * A time on call.
   *
   * @param schedule empty if the policy names the user
   * @param start empty, as is the end, if the duty is permanent
   */
  public record Duty(
      String user,
      String policy,
      int level,
      Optional<String> schedule,
      Optional<Instant> start,
      Optional<Instant> end) {
    boolean overlaps(Instant since, Instant until) {
      return start.filter(at -> !at.isBefore(until)).isEmpty()
          && end.filter(at -> !at.isAfter(since)).isEmpty();
    }
  }

  /** The log entries of all incidents. */
  public PagerDutyLog log() {
    return log;
  }

  /** The current time of the world's clock. */
  public Instant now() {
    return clock.instant();
  }

  /** Adds or replaces a team. */
  public Team put(Team team) {
    teams.put(team.id, team);
    return team;
  }

  /** Adds or replaces an escalation policy. */
  public Policy put(Policy policy) {
    policies.put(policy.id, policy);
    return policy;
  }

  /** Adds or replaces a service. */
  public Service put(Service service) {
    services.put(service.id, service);
    return service;
  }

  /** Adds or replaces an incident. */
  public Incident put(Incident incident) {
    incidents.put(new Key(incident.createdAt, incident.id), incident);
    return incident;
  }

  /** Adds or replaces a user. */
  public User put(User user) {
    users.put(user.id, user);
    return user;
  }

  /** Adds a time on call. */
  public Duty put(Duty duty) {
    duties.add(duty);
    return duty;
  }

  /** Gives an incident a priority, such as {@code P1}. */
  public void prioritize(String incident, String priority) {
    priorities.put(incident, priority);
  }

  /** Merges an incident into another; the caller resolves it. */
  public void merge(String incident, String into) {
    merged.put(incident, into);
  }

  /** Deletes the object with this id; a service's incidents are deleted with it. */
  public void delete(String id) {
    teams.remove(id);
    users.remove(id);
    policies.remove(id);
    services.remove(id);
    incidents.values().removeIf(it -> it.id.equals(id) || it.service.equals(id));
  }

  /** All teams, by name. */
  public List<Team> teams() {
    return teams.values().stream().sorted(Comparator.comparing(Team::name)).toList();
  }

  /** All escalation policies, by name. */
  public List<Policy> policies() {
    return policies.values().stream().sorted(Comparator.comparing(Policy::name)).toList();
  }

  /** All services, by name. */
  public List<Service> services() {
    return services.values().stream().sorted(Comparator.comparing(Service::name)).toList();
  }

  /** All incidents, by creation time. */
  public List<Incident> incidents() {
    return List.copyOf(incidents.values());
  }

  /** Incidents created within a period, by creation time. */
  List<Incident> incidents(Instant since, Instant until) {
    return List.copyOf(incidents.subMap(new Key(since, ""), new Key(until, "")).values());
  }

  /** All users, by name. */
  List<User> users() {
    return users.values().stream()
        .sorted(Comparator.comparing(User::name).thenComparing(User::id))
        .toList();
  }

  /** The duties that overlap a period. */
  List<Duty> duties(Instant since, Instant until) {
    return duties.stream()
        .filter(duty -> duty.overlaps(since, until))
        .sorted(Comparator.comparing(Duty::toString))
        .toList();
  }

  Optional<String> priority(String incident) {
    return Optional.ofNullable(priorities.get(incident));
  }

  Optional<String> mergedInto(String incident) {
    return Optional.ofNullable(merged.get(incident));
  }

  Optional<User> user(String id) {
    return Optional.ofNullable(users.get(id));
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
