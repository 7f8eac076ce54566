package dev.opsledger.oncall;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncLedger;
import io.micronaut.json.tree.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dashboards, as JSON. */
record Dashboards(
    CatalogStore catalogs, IncidentIndex index, Counters counters, SyncLedger ledger) {

  Answer services() {
    Catalog catalog = catalogs.current();
    return list("services", catalog.services().values().stream().map(JsonItems::service).toList());
  }

  Answer servicesWithIncidents(Paging paging) {
    Catalog catalog = catalogs.current();
    var walk = new ServiceWalk(catalog, counters.ofServices(), index);
    var services = new JsonServices(new ServiceNames(catalog, catalogs));
    Optional<String> next = walk.walk(paging, services);
    return answer(catalog.services().size(), "services", services.array(), next);
  }

  Answer incidents(IncidentSearch search, Paging paging) {
    var names = new ServiceNames(catalogs.current(), catalogs);
    var array = new StringBuilder("[");
    int bytes = 0;
    int left = paging.limit().orElse(Integer.MAX_VALUE);
    Optional<String> next = Optional.empty();
    String last = paging.incident();
    for (Row row : index.read(search, last, paging.limit())) {
      String json = Json.text(JsonItems.incident(row, names));
      int size = json.getBytes(StandardCharsets.UTF_8).length + 1;
      if (left == 0 || bytes + size > Answer.LIMIT) {
        next = Optional.of(Paging.cursor("", last));
        break;
      }
      array.append(bytes == 0 ? "" : ",").append(json);
      bytes += size;
      left--;
      last = row.get("id");
    }
    return answer(index.total(search), "incidents", array.append(']').toString(), next);
  }

  Answer teams() {
    Catalog catalog = catalogs.current();
    Map<String, List<Catalog.Service>> services = catalog.servicesByTeam();
    return list(
        "teams",
        catalog.teams().entrySet().stream()
            .map(team -> team(team.getKey(), team.getValue(), services.get(team.getKey())))
            .toList());
  }

  private static JsonNode team(String id, String name, List<Catalog.Service> services) {
    return Json.object(
        "id",
        id,
        "name",
        name,
        "services_count",
        services.size(),
        "services",
        JsonItems.named(services));
  }

  Answer policies() {
    Catalog catalog = catalogs.current();
    Map<String, List<Catalog.Service>> services = catalog.servicesByPolicy();
    return list(
        "escalation_policies",
        catalog.policies().values().stream()
            .map(
                p ->
                    Json.object(
                        "id", p.id(),
                        "name", p.name(),
                        "teams", JsonItems.references(catalog.teams(p.teams())),
                        "services", JsonItems.named(services.get(p.id()))))
            .toList());
  }

  private Answer list(String name, List<JsonNode> items) {
    return answer(items.size(), name, Json.text(Json.node(items)), Optional.empty());
  }

  private Answer answer(long total, String name, String array, Optional<String> next) {
    String asOf = Json.text(Json.node(ledger.lastGoodAt(OncallSync.SOURCE)));
    String more = next.map(cursor -> ",\"next\":\"" + cursor + "\"").orElse("");
    return new Answer(
        "{\"total\":%d,\"as_of\":%s,\"%s\":".formatted(total, asOf, name) + array + more + "}",
        next);
  }
}
