package dev.opsledger.oncall.api;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.oncall.domain.Catalog;
import dev.opsledger.oncall.store.CatalogStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of incidents' services: the present one, else the last one, else the incident's. */
final class ServiceNames {
  private final Catalog catalog;
  private final CatalogStore store;
  private final Map<String, String> gone = new HashMap<>();

  ServiceNames(Catalog catalog, CatalogStore store) {
    this.catalog = catalog;
    this.store = store;
  }

  /** The name of an incident's service, null where it has none. */
  String of(Row incident) {
    String id = incident.find("serviceId").orElse(null);
    if (id == null) {
      return null;
    }
    Catalog.Service service = catalog.services().get(id);
    return service != null
        ? service.name()
        : gone.computeIfAbsent(id, _ -> last(id, incident.find("serviceName").orElse(id)));
  }

  private String last(String id, String seen) {
    return store.lastNames(List.of(id)).getOrDefault(id, seen);
  }
}
