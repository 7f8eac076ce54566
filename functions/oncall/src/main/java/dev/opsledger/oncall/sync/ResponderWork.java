package dev.opsledger.oncall.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.oncall.domain.Reference;
import dev.opsledger.oncall.domain.Responder;
import dev.opsledger.oncall.domain.VendorText;
import dev.opsledger.oncall.store.LoadRecount;
import dev.opsledger.oncall.store.ResponderStore;
import dev.opsledger.oncall.store.coverage.DailyReads;
import io.micronaut.json.tree.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fetches the users' time zones once a day, and their names where people may be named. Addresses,
 * roles and pictures are not kept. Incidents that interrupted people whose zones were not known are
 * counted anew.
 *
 * @param named whether names are kept
 */
public record ResponderWork(
    PagerDuty pagerDuty,
    ResponderStore store,
    LoadRecount recount,
    boolean named,
    DailyReads reads,
    SyncPlanner planner,
    Clock clock)
    implements Work {
  public static final String KIND = "users";

  private static final String LIST = "users";

  static Unit.Draft draft() {
    return new Unit.Draft(KIND, "all", "the users' time zones", Json.object());
  }

  @Override
  public void work(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Instant now = clock.instant();
    Listing listing = Listing.all(pagerDuty, LIST, List.of());
    var responders = new ArrayList<Responder>();
    for (JsonNode json : listing.items().values()) {
      CatalogParser.reference(json).map(ref -> responder(ref, json)).ifPresent(responders::add);
    }
    store.save(responders, named);
    recount.recountZoned();
    long missing = listing.expected() - responders.size();
    planner.count(
        listing.expected(),
        missing,
        missing > 0
            ? Optional.of(
                "PagerDuty counts %d users, of which %d could be read"
                    .formatted(listing.expected(), responders.size()))
            : Optional.empty());
    reads.note(DailyReads.USERS, now);
  }

  private Responder responder(Reference ref, JsonNode json) {
    return new Responder(
        ref.id(),
        Json.text(json, "time_zone").map(VendorText::storable).filter(zone -> !zone.isBlank()),
        named ? Optional.of(ref.name()) : Optional.empty());
  }
}
