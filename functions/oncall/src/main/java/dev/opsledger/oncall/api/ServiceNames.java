package dev.opsledger.oncall.api;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.oncall.domain.Catalog;
import dev.opsledger.oncall.store.catalog.CatalogStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names the services of incidents: by the catalog, else its last name, else the incident's. */
final class ServiceNames {
  private final Catalog catalog;
  private final CatalogStore store;
  private final Map<String, String> former = new HashMap<>();

  ServiceNames(Catalog catalog, CatalogStore store) {
    this.catalog = catalog;
    this.store = store;
  }

  /** The name of an incident's service; null if it has no service. */
  String of(Row incident) {
    String id = incident.find("serviceId").orElse(null);
    if (id == null) {
      return null;
    }
    Catalog.Service service = catalog.services().get(id);
    return service != null
        ? service.name()
        : former.computeIfAbsent(id, _ -> lastName(id, incident.find("serviceName").orElse(id)));
  }

  private String lastName(String id, String fallback) {
    return store.lastNames(List.of(id)).getOrDefault(id, fallback);
  }
}
