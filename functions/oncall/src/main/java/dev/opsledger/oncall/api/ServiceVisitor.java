package dev.opsledger.oncall.api;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.oncall.domain.Catalog;
import java.util.List;

/** Receives services and their incidents from a {@link ServiceWalk} until it is full. */
interface ServiceVisitor {
  /** The attributes of incidents to read. */
  List<String> fields();

  /** Takes a service, before its incidents; returns false if it does not fit. */
  boolean service(Catalog.Service service, long incidents);

  /** Takes an incident of the last service; returns false if it does not fit. */
  boolean incident(Catalog.Service service, Row incident);
}
