package dev.opsledger.oncall.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncLedger;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.oncall.domain.Catalog;
import dev.opsledger.oncall.store.catalog.CatalogStore;
import dev.opsledger.oncall.store.catalog.RefusedLists;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Fetches all services, teams and escalation policies and replaces the catalog as a whole. They are
 * one unit, since they refer to each other and need only a few calls.
 *
 * <p>When PagerDuty refuses a list for the first time, the whole catalog stays as it was. When it
 * refuses a list permanently, such as teams in a plan without them, the other lists are replaced,
 * this one keeps its last content, and the unit reports what is missing and why.
 */
public record CatalogWork(
    PagerDuty pagerDuty,
    CatalogStore store,
    RefusedLists refusedLists,
    SyncLedger ledger,
    SyncPlanner planner,
    Clock clock)
    implements Work {
  public static final String KIND = "catalog";

  /** "Account does not have the abilities to perform the action": the plan lacks the feature. */
  private static final int NOT_IN_THE_PLAN = 402;

  private static final int WRONG_KEY = 401;

  static Unit.Draft draft() {
    return new Unit.Draft(KIND, "all", "services, teams and escalation policies", Json.object());
  }

  @Override
  public void work(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Instant readAt = clock.instant();
    Catalog former = store.current();
    List<CatalogPart> parts =
        List.of(fetch("services"), fetch("teams"), fetch("escalation_policies"));
    checkRefusals(parts, former, unit.sync());
    Catalog catalog =
        new Catalog(
            parts.get(0).parse(CatalogParser::services, former.services()),
            parts.get(1).parse(CatalogParser::teams, former.teams()),
            parts.get(2).parse(CatalogParser::policies, former.policies()));
    store.replace(catalog, unit.sync(), readAt);
    List<String> troubles =
        List.of(
            parts.get(0).trouble(catalog.services().size()),
            parts.get(1).trouble(catalog.teams().size()),
            parts.get(2).trouble(catalog.policies().size()));
    report(unit, parts, troubles.stream().filter(trouble -> !trouble.isEmpty()).toList());
  }

  private CatalogPart fetch(String list)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    try {
      Listing listing = Listing.all(pagerDuty, list, List.of());
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
   * Fails, unless the catalog may be replaced without the refused lists: there is no catalog yet,
   * the plan lacks them all, or an earlier sync was refused the same lists.
   */
  private void checkRefusals(List<CatalogPart> parts, Catalog former, String sync)
      throws VendorRefusedException {
    List<CatalogPart> refused = parts.stream().filter(p -> p.refusal().isPresent()).toList();
    boolean knownBefore = refusedLists.note(refused.stream().map(CatalogPart::list).toList(), sync);
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

  private void report(Unit unit, List<CatalogPart> parts, List<String> troubles) {
    Optional<String> why =
        troubles.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", troubles));
    planner.count(parts.size(), troubles.size(), why);
    why.ifPresent(reason -> ledger.skip(unit, reason));
  }
}
