package dev.opsledger.oncall;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All services, teams and escalation policies of one moment, each ordered by id.
 *
 * @param services by id
 * @param teams by id
 * @param policies by id
 */
record Catalog(
    NavigableMap<String, Service> services,
    NavigableMap<String, Reference> teams,
    NavigableMap<String, Policy> policies) {
  static final Catalog EMPTY = new Catalog(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

  /**
   * A service.
   *
   * @param status {@code active}, {@code disabled} or whatever PagerDuty adds
   * @param teams ids of its teams, in PagerDuty's order
   * @param policy the id of its escalation policy, empty where PagerDuty leaves it out
   */
  record Service(
      String id, String name, String status, List<String> teams, Optional<String> policy) {}

  /**
   * An escalation policy.
   *
   * @param teams ids of its teams
   * @param services ids of the services that PagerDuty lists with it
   */
  record Policy(String id, String name, List<String> teams, List<String> services) {}

  /** The services of each team that is in the catalog; a service of two stands under both. */
  Map<String, List<Service>> servicesByTeam() {
    var byTeam = new TreeMap<String, List<Service>>();
    teams.keySet().forEach(team -> byTeam.put(team, new ArrayList<>()));
    for (Service service : services.values()) {
      for (String team : new TreeSet<>(service.teams())) {
        byTeam.computeIfPresent(team, (_, some) -> add(some, service));
      }
    }
    return byTeam;
  }

  private static List<Service> add(List<Service> services, Service service) {
    services.add(service);
    return services;
  }

  /** The services that use each policy, and those of its teams, ordered by id. */
  Map<String, List<Service>> servicesByPolicy() {
    Map<String, List<Service>> byTeam = servicesByTeam();
    var ids = new TreeMap<String, TreeSet<String>>();
    for (Policy policy : policies.values()) {
      var reached = new TreeSet<String>(policy.services());
      policy
          .teams()
          .forEach(t -> byTeam.getOrDefault(t, List.of()).forEach(s -> reached.add(s.id())));
      ids.put(policy.id(), reached);
    }
    for (Service service : services.values()) {
      service.policy().map(ids::get).ifPresent(reached -> reached.add(service.id()));
    }
    var byPolicy = new TreeMap<String, List<Service>>();
    ids.forEach(
        (policy, reached) ->
            byPolicy.put(
                policy,
                reached.stream().filter(services::containsKey).map(services::get).toList()));
    return byPolicy;
  }

  /** The teams of some ids that are in the catalog, ordered by id. */
  List<Reference> teams(List<String> ids) {
    return new TreeSet<>(ids).stream().filter(teams::containsKey).map(teams::get).toList();
  }
}
