package dev.opsledger.oncall.api;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.oncall.domain.Catalog;
import dev.opsledger.oncall.domain.IncidentSearch;
import dev.opsledger.oncall.domain.StatusCounts;
import dev.opsledger.oncall.store.IncidentIndex;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Walks all services with their incidents, both by id, from wherever an answer left off. */
record ServiceWalk(Catalog catalog, Map<String, StatusCounts> tallies, IncidentIndex index) {

  /** What takes services and incidents until it is full. */
  interface Sink {
    /** What it takes of an incident. */
    List<String> fields();

    /** A service, before its incidents; returns whether it was taken. */
    boolean service(Catalog.Service service, long incidents);

    /** An incident of the service before; returns whether it was taken. */
    boolean incident(Catalog.Service service, Row incident);
  }

  long incidents(Catalog.Service service) {
    StatusCounts tally = tallies.get(service.id());
    return tally == null ? 0 : tally.total();
  }

  private static IncidentSearch ofService(Catalog.Service service) {
    return IncidentSearch.ofService(service.id());
  }

  /** Walks on; returns the cursor where the sink was full, empty at the end. */
  Optional<String> walk(Paging paging, Sink sink) {
    OptionalInt left = paging.limit();
    for (Catalog.Service service : catalog.services().tailMap(paging.service()).values()) {
      String after = service.id().equals(paging.service()) ? paging.incident() : "";
      boolean full = left.isPresent() && left.getAsInt() == 0;
      if (full || !sink.service(service, incidents(service))) {
        return Optional.of(Paging.cursor(service.id(), after));
      }
      if (incidents(service) == 0) {
        continue;
      }
      for (Row row : index.read(ofService(service), sink.fields(), after, left)) {
        full = left.isPresent() && left.getAsInt() == 0;
        if (full || !sink.incident(service, row)) {
          return Optional.of(Paging.cursor(service.id(), after));
        }
        after = row.get("id");
        left = left.isPresent() ? OptionalInt.of(left.getAsInt() - 1) : left;
      }
    }
    return Optional.empty();
  }
}
