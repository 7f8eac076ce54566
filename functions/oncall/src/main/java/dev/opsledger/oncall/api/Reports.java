package dev.opsledger.oncall.api;

import dev.opsledger.core.csv.Csv;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.oncall.domain.Catalog;
import dev.opsledger.oncall.domain.IncidentSearch;
import dev.opsledger.oncall.domain.Reference;
import dev.opsledger.oncall.store.Counters;
import dev.opsledger.oncall.store.IncidentIndex;
import dev.opsledger.oncall.store.IncidentRows;
import dev.opsledger.oncall.store.catalog.CatalogStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reports as CSV. */
public record Reports(CatalogStore catalogs, IncidentIndex index, Counters counters) {

  PagedBody services(Paging paging) {
    Catalog catalog = catalogs.current();
    var walk = new ServiceWalk(catalog, counters.ofServices(), index);
    var csv = new Csv("service_id", "service", "incidents_count");
    Optional<String> next =
        paging.walk(
            catalog.services(), s -> csv.row(s.id(), s.name(), Long.toString(walk.incidents(s))));
    return new PagedBody(csv.toString(), next);
  }

  PagedBody servicesWithIncidents(Paging paging) {
    var walk = new ServiceWalk(catalogs.current(), counters.ofServices(), index);
    var csv = new Csv("service_id", "service", "incident_id", "incident", "status");
    Optional<String> next = walk.walk(paging, new CsvVisitor(csv));
    return new PagedBody(csv.toString(), next);
  }

  /** Writes a row for each incident, and one for each service without incidents. */
  private record CsvVisitor(Csv csv) implements ServiceVisitor {
    @Override
    public List<String> fields() {
      return IncidentRows.REPORTED;
    }

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

  PagedBody incidents(IncidentSearch search, Paging paging) {
    var csv = new Csv("id", "title", "status", "service_id");
    int left = paging.limit().orElse(Integer.MAX_VALUE);
    String last = paging.incident();
    for (Row row : index.read(search, IncidentRows.REPORTED, last, paging.limit())) {
      String service = row.find("serviceId").orElse("");
      boolean added =
          left > 0 && csv.row(row.get("id"), row.get("title"), row.get("status"), service);
      if (!added) {
        return new PagedBody(csv.toString(), Optional.of(Paging.cursor("", last)));
      }
      left--;
      last = row.get("id");
    }
    return new PagedBody(csv.toString(), Optional.empty());
  }

  PagedBody teams(Paging paging) {
    Catalog catalog = catalogs.current();
    Map<String, List<Catalog.Service>> services = catalog.servicesByTeam();
    var csv = new Csv("team_id", "team", "service_id", "service");
    Optional<String> next =
        paging.walk(catalog.teams(), team -> csv.rows(rows(team, services.get(team.id()))));
    return new PagedBody(csv.toString(), next);
  }

  private static List<List<String>> rows(Reference team, List<Catalog.Service> services) {
    return services.isEmpty()
        ? List.of(List.of(team.id(), team.name(), "", ""))
        : services.stream().map(s -> List.of(team.id(), team.name(), s.id(), s.name())).toList();
  }

  PagedBody policies(Paging paging) {
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
    Optional<String> next =
        paging.walk(
            catalog.policies(),
            policy -> csv.rows(rows(catalog, policy, services.get(policy.id()))));
    return new PagedBody(csv.toString(), next);
  }

  private static List<List<String>> rows(
      Catalog catalog, Catalog.Policy policy, List<Catalog.Service> services) {
    var rows = new ArrayList<List<String>>();
    var listed = new HashSet<String>();
    for (Catalog.Service service : services) {
      List<Reference> teams = catalog.teams(service.teams());
      for (Reference team : teams) {
        listed.add(team.id());
        rows.add(row(policy, service.id(), service.name(), team.id(), team.name()));
      }
      if (teams.isEmpty()) {
        rows.add(row(policy, service.id(), service.name(), "", ""));
      }
    }
    catalog.teams(policy.teams()).stream()
        .filter(team -> !listed.contains(team.id()))
        .forEach(team -> rows.add(row(policy, "", "", team.id(), team.name())));
    return rows.isEmpty() ? List.of(row(policy, "", "", "", "")) : rows;
  }

  private static List<String> row(
      Catalog.Policy policy, String serviceId, String service, String teamId, String team) {
    return List.of(policy.id(), policy.name(), serviceId, service, teamId, team);
  }
}
