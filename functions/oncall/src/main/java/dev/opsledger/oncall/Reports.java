package dev.opsledger.oncall;

import dev.opsledger.core.dynamo.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reports, as CSV. */
record Reports(CatalogStore catalogs, IncidentIndex index, Counters counters) {

  Answer services() {
    Catalog catalog = catalogs.current();
    var walk = new ServiceWalk(catalog, counters.ofServices(), index);
    var csv = new Csv("service_id", "service", "incidents_count");
    for (Catalog.Service service : catalog.services().values()) {
      csv.row(service.id(), service.name(), Long.toString(walk.incidents(service)));
    }
    return Answer.whole(csv.toString());
  }

  Answer servicesWithIncidents(Paging paging) {
    var walk = new ServiceWalk(catalogs.current(), counters.ofServices(), index);
    var csv = new Csv("service_id", "service", "incident_id", "incident", "status");
    Optional<String> next = walk.walk(paging, new CsvServices(csv));
    return new Answer(csv.toString(), next);
  }

  /** A service without an incident has a row of its own. */
  private record CsvServices(Csv csv) implements ServiceWalk.Sink {
    @Override
    public boolean service(Catalog.Service service, long incidents) {
      return incidents > 0 || csv.row(service.id(), service.name(), "", "", "");
    }

    @Override
    public boolean incident(Catalog.Service service, Row incident) {
      return csv.row(
          service.id(),
          service.name(),
          incident.get("id"),
          incident.get("title"),
          incident.get("status"));
    }
  }

  Answer incidents(IncidentSearch search, Paging paging) {
    var csv = new Csv("id", "title", "status", "service_id");
    int left = paging.limit().orElse(Integer.MAX_VALUE);
    String last = paging.incident();
    for (Row row : index.read(search, last, paging.limit())) {
      String service = row.find("serviceId").orElse("");
      boolean added =
          left > 0 && csv.row(row.get("id"), row.get("title"), row.get("status"), service);
      if (!added) {
        return new Answer(csv.toString(), Optional.of(Paging.cursor("", last)));
      }
      left--;
      last = row.get("id");
    }
    return Answer.whole(csv.toString());
  }

  Answer teams() {
    Catalog catalog = catalogs.current();
    var csv = new Csv("team_id", "team", "service_id", "service");
    catalog
        .servicesByTeam()
        .forEach(
            (team, services) -> {
              String name = catalog.teams().get(team);
              services.forEach(service -> csv.row(team, name, service.id(), service.name()));
              if (services.isEmpty()) {
                csv.row(team, name, "", "");
              }
            });
    return Answer.whole(csv.toString());
  }

  Answer policies() {
    Catalog catalog = catalogs.current();
    Map<String, List<Catalog.Service>> services = catalog.servicesByPolicy();
    var csv =
        new Csv(
            "escalation_policy_id",
            "escalation_policy",
            "service_id",
            "service",
            "team_id",
            "team");
    for (Catalog.Policy policy : catalog.policies().values()) {
      policy(csv, catalog, policy, services.get(policy.id()));
    }
    return Answer.whole(csv.toString());
  }

  private static void policy(
      Csv csv, Catalog catalog, Catalog.Policy policy, List<Catalog.Service> services) {
    var served = new HashSet<String>();
    for (Catalog.Service service : services) {
      List<Reference> teams = catalog.teams(service.teams());
      for (Reference team : teams) {
        served.add(team.id());
        csv.row(policy.id(), policy.name(), service.id(), service.name(), team.id(), team.name());
      }
      if (teams.isEmpty()) {
        csv.row(policy.id(), policy.name(), service.id(), service.name(), "", "");
      }
    }
    List<Reference> idle =
        catalog.teams(policy.teams()).stream().filter(t -> !served.contains(t.id())).toList();
    idle.forEach(team -> csv.row(policy.id(), policy.name(), "", "", team.id(), team.name()));
    if (services.isEmpty() && idle.isEmpty()) {
      csv.row(policy.id(), policy.name(), "", "", "", "");
    }
  }
}
