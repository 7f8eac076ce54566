package dev.opsledger.oncall;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.vendor.RateLimited;
import dev.opsledger.core.vendor.VendorRefused;
import dev.opsledger.core.vendor.VendorUnavailable;
import java.time.Clock;
import java.time.Instant;

/**
 * Reads all services, teams and escalation policies, and then changes them over together. They are
 * one unit because they are one fact: a few calls, of which any may fail without a trace.
 */
record CatalogWork(PagerDuty pagerDuty, CatalogStore store, Clock clock) {
  static final String KIND = "catalog";

  static Unit.Draft draft() {
    return new Unit.Draft(KIND, "all", "services, teams and escalation policies", Json.object());
  }

  void work(Unit unit) throws RateLimited, VendorRefused, VendorUnavailable {
    Instant readAt = clock.instant();
    Catalog catalog =
        CatalogReader.catalog(
            pagerDuty.all("services"),
            pagerDuty.all("teams"),
            pagerDuty.all("escalation_policies"));
    store.replace(catalog, unit.sync(), readAt);
  }
}
