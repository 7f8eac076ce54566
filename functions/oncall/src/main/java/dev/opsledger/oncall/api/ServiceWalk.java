package dev.opsledger.oncall.api;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.oncall.domain.Catalog;
import dev.opsledger.oncall.domain.IncidentSearch;
import dev.opsledger.oncall.domain.StatusCounts;
import dev.opsledger.oncall.store.IncidentIndex;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Visits services with their incidents, ordered by id, beginning at the request's cursor. */
record ServiceWalk(Catalog catalog, Map<String, StatusCounts> counts, IncidentIndex index) {
  long incidents(Catalog.Service service) {
    StatusCounts ofService = counts.get(service.id());
    return ofService == null ? 0 : ofService.total();
  }

  private static IncidentSearch ofService(Catalog.Service service) {
    return IncidentSearch.ofService(service.id());
  }

  /** Visits until the limit or a full visitor; returns the next page's cursor, empty at the end. */
  Optional<String> walk(Paging paging, ServiceVisitor visitor) {
    OptionalInt left = paging.limit();
    for (Catalog.Service service : catalog.services().tailMap(paging.service()).values()) {
      String after = service.id().equals(paging.service()) ? paging.incident() : "";
      boolean full = left.isPresent() && left.getAsInt() == 0;
      if (full || !visitor.service(service, incidents(service))) {
        return Optional.of(Paging.cursor(service.id(), after));
      }
      if (incidents(service) == 0) {
        continue;
      }
      for (Row row : index.read(ofService(service), visitor.fields(), after, left)) {
        full = left.isPresent() && left.getAsInt() == 0;
        if (full || !visitor.incident(service, row)) {
          return Optional.of(Paging.cursor(service.id(), after));
        }
        after = row.get("id");
        left = left.isPresent() ? OptionalInt.of(left.getAsInt() - 1) : left;
      }
    }
    return Optional.empty();
  }
}
