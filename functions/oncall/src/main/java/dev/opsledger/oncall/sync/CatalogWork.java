package dev.opsledger.oncall.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncLedger;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.oncall.domain.Catalog;
import dev.opsledger.oncall.store.CatalogStore;
import dev.opsledger.oncall.store.RefusedLists;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads all services, teams and escalation policies, and then changes them over together. They are
 * one unit because they are one fact: a few calls, of which any may fail without a trace.
 *
 * <p>A list that is refused once leaves the former catalog whole. One that is refused for ever, as
 * teams are where the plan has none, must not take the others with it: they change over without it,
 * it stays as it was last seen, and the unit says what is missing and why.
 */
public record CatalogWork(
    PagerDuty pagerDuty,
    CatalogStore store,
    RefusedLists refusals,
    SyncLedger ledger,
    SyncPlanner planner,
    Clock clock) {
  static final String KIND = "catalog";

  /** "Account does not have the abilities to perform the action": only another plan cures it. */
  private static final int NOT_IN_THE_PLAN = 402;

  private static final int WRONG_KEY = 401;

  static Unit.Draft draft() {
    return new Unit.Draft(KIND, "all", "services, teams and escalation policies", Json.object());
  }

  void work(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Instant readAt = clock.instant();
    Catalog former = store.current();
    List<CatalogPart> parts = List.of(read("services"), read("teams"), read("escalation_policies"));
    bear(parts, former, unit.sync());
    Catalog catalog =
        new Catalog(
            parts.get(0).read(CatalogParser::services, former.services()),
            parts.get(1).read(CatalogParser::teams, former.teams()),
            parts.get(2).read(CatalogParser::policies, former.policies()));
    store.replace(catalog, unit.sync(), readAt);
    List<String> troubles =
        List.of(
            parts.get(0).trouble(catalog.services().size()),
            parts.get(1).trouble(catalog.teams().size()),
            parts.get(2).trouble(catalog.policies().size()));
    tell(unit, parts, troubles.stream().filter(trouble -> !trouble.isEmpty()).toList());
  }

  private CatalogPart read(String list)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    try {
      Listing listing = Listing.whole(pagerDuty, list, List.of());
      if (!listing.settled()) {
        throw new VendorUnavailableException(list + " changed while they were read");
      }
      return new CatalogPart(list, Optional.of(listing), Optional.empty());
    } catch (VendorRefusedException e) {
      if (e.status() == WRONG_KEY) {
        throw e;
      }
      return new CatalogPart(list, Optional.empty(), Optional.of(e));
    }
  }

  /**
   * Whether to go on without what was refused: nobody knows yet what it was, the plan does not have
   * it, or an earlier sync met the same.
   */
  private void bear(List<CatalogPart> parts, Catalog former, String sync)
      throws VendorRefusedException {
    List<CatalogPart> refused = parts.stream().filter(p -> p.refusal().isPresent()).toList();
    boolean knownBefore = refusals.note(refused.stream().map(CatalogPart::list).toList(), sync);
    if (refused.isEmpty()) {
      return;
    }
    VendorRefusedException first = refused.getFirst().refusal().orElseThrow();
    boolean lasting =
        knownBefore
            || former.isEmpty()
            || refused.stream()
                .allMatch(p -> p.refusal().orElseThrow().status() == NOT_IN_THE_PLAN);
    if (!lasting || refused.size() == parts.size()) {
      throw first;
    }
  }

  private void tell(Unit unit, List<CatalogPart> parts, List<String> troubles) {
    Optional<String> why =
        troubles.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", troubles));
    planner.count(parts.size(), troubles.size(), why);
    why.ifPresent(reason -> ledger.skip(unit, reason));
  }
}
