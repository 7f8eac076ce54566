package dev.opsledger.oncall.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All services, teams and escalation policies at one moment, ordered by id.
 *
 * @param services by id
 * @param teams by id
 * @param policies by id
 */
public record Catalog(
    NavigableMap<String, Service> services,
    NavigableMap<String, Reference> teams,
    NavigableMap<String, Policy> policies) {
  /** A catalog before the first sync. */
  public static final Catalog EMPTY =
      new Catalog(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

  /**
   * A service.
   *
   * @param status {@code active}, {@code disabled} or one that PagerDuty adds later
   * @param teams ids of its teams, in PagerDuty's order
   * @param policy the id of its escalation policy, empty if PagerDuty sends none
   */
  public record Service(
      String id, String name, String status, List<String> teams, Optional<String> policy) {}

  /**
   * An escalation policy.
   *
   * @param teams ids of its teams
   * @param services ids of the services that PagerDuty lists with it
   */
  public record Policy(String id, String name, List<String> teams, List<String> services) {}

  /** Whether it contains nothing, as before the first sync. */
  public boolean isEmpty() {
    return services.isEmpty() && teams.isEmpty() && policies.isEmpty();
  }

  /** The services of each team in the catalog; a service with two teams appears under both. */
  public Map<String, List<Service>> servicesByTeam() {
    var byTeam = new TreeMap<String, List<Service>>();
    teams.keySet().forEach(team -> byTeam.put(team, new ArrayList<>()));
    for (Service service : services.values()) {
      for (String team : new TreeSet<>(service.teams())) {
        byTeam.computeIfPresent(team, (_, of) -> add(of, service));
      }
    }
    return byTeam;
  }

  private static List<Service> add(List<Service> services, Service service) {
    services.add(service);
    return services;
  }

  /**
   * The services that use each policy, ordered by id. The policy that the service names decides; if
   * that one is missing or not in the catalog, the services that the policy lists count.
   */
  public Map<String, List<Service>> servicesByPolicy() {
    var users = new TreeMap<String, TreeMap<String, Service>>();
    policies.keySet().forEach(policy -> users.put(policy, new TreeMap<>()));
    services.values().forEach(s -> s.policy().map(users::get).ifPresent(u -> u.put(s.id(), s)));
    for (Policy policy : policies.values()) {
      for (String id : policy.services()) {
        Service service = services.get(id);
        if (service != null && service.policy().filter(policies::containsKey).isEmpty()) {
          users.get(policy.id()).put(id, service);
        }
      }
    }
    var byPolicy = new TreeMap<String, List<Service>>();
    users.forEach((policy, using) -> byPolicy.put(policy, List.copyOf(using.values())));
    return byPolicy;
  }

  /** The teams with the given ids, ordered by id; unknown ids are left out. */
  public List<Reference> teams(List<String> ids) {
    return new TreeSet<>(ids).stream().filter(teams::containsKey).map(teams::get).toList();
  }
}
