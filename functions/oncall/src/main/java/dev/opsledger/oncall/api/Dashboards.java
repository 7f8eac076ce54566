package dev.opsledger.oncall.api;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncLedger;
import dev.opsledger.core.web.JsonArray;
import dev.opsledger.oncall.domain.Catalog;
import dev.opsledger.oncall.domain.IncidentSearch;
import dev.opsledger.oncall.store.Counters;
import dev.opsledger.oncall.store.IncidentIndex;
import dev.opsledger.oncall.store.IncidentRows;
import dev.opsledger.oncall.store.OncallKeys;
import dev.opsledger.oncall.store.catalog.CatalogStore;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Function;

/** The dashboards as JSON. */
public record Dashboards(
    CatalogStore catalogs, IncidentIndex index, Counters counters, SyncLedger ledger) {

  /** Services, by id. */
  public PagedBody services(Paging paging) {
    String asOf = asOf();
    return list("services", asOf, paging, catalogs.current().services(), DashboardJson::service);
  }

  /** Services with their incidents, by id. */
  public PagedBody servicesWithIncidents(Paging paging) {
    String asOf = asOf();
    Catalog catalog = catalogs.current();
    var walk = new ServiceWalk(catalog, counters.ofServices(), index);
    var services = new ServiceIncidentsJson(new ServiceNames(catalog, catalogs));
    Optional<String> next = walk.walk(paging, services);
    return page("services", asOf, catalog.services().size(), services.array(), next);
  }

  /** The incidents that match a search, by id. */
  public PagedBody incidents(IncidentSearch search, Paging paging) {
    String asOf = asOf();
    var names = new ServiceNames(catalogs.current(), catalogs);
    var list = new JsonArray();
    int left = paging.limit().orElse(Integer.MAX_VALUE);
    Optional<String> next = Optional.empty();
    String last = paging.incident();
    for (Row row : index.read(search, IncidentRows.SHOWN, last, paging.limit())) {
      if (left == 0 || !list.add(DashboardJson.incident(row, names))) {
        next = Optional.of(Paging.cursor("", last));
        break;
      }
      left--;
      last = row.get("id");
    }
    return page("incidents", asOf, index.total(search), list.toString(), next);
  }

  /** Teams with their services, by id. */
  public PagedBody teams(Paging paging) {
    String asOf = asOf();
    Catalog catalog = catalogs.current();
    Map<String, List<Catalog.Service>> services = catalog.servicesByTeam();
    return list(
        "teams", asOf, paging, catalog.teams(), t -> DashboardJson.team(t, services.get(t.id())));
  }

  /** Escalation policies with their teams and services, by id. */
  public PagedBody policies(Paging paging) {
    String asOf = asOf();
    Catalog catalog = catalogs.current();
    Map<String, List<Catalog.Service>> services = catalog.servicesByPolicy();
    return list(
        "escalation_policies",
        asOf,
        paging,
        catalog.policies(),
        p -> DashboardJson.policy(p, catalog.teams(p.teams()), services.get(p.id())));
  }

  private <T> PagedBody list(
      String name,
      String asOf,
      Paging paging,
      NavigableMap<String, T> items,
      Function<T, JsonNode> json) {
    var list = new JsonArray();
    Optional<String> next = paging.walk(items, item -> list.add(json.apply(item)));
    return page(name, asOf, items.size(), list.toString(), next);
  }

  /** The end of the last complete sync. Read first, so that it never overstates freshness. */
  private String asOf() {
    return Json.text(Json.node(ledger.lastGoodAt(OncallKeys.SOURCE)));
  }

  private static PagedBody page(
      String name, String asOf, long total, String array, Optional<String> next) {
    String more = next.map(cursor -> ",\"next\":\"" + cursor + "\"").orElse("");
    return new PagedBody(
        "{\"total\":%d,\"as_of\":%s,\"%s\":".formatted(total, asOf, name) + array + more + "}",
        next);
  }
}
