package dev.opsledger.core.sync;

import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import java.util.Map;

/** Processes a unit. Must be idempotent: it may run twice, or stop anywhere and run again. */
@FunctionalInterface
public interface Work {
  /**
   * Processes a unit.
   *
   * @throws RateLimitedException if the vendor's rate limit is hit; the unit is delayed until it
   *     resets
   * @throws VendorRefusedException if the vendor refuses permanently; the ledger keeps the reason
   * @throws VendorUnavailableException if a retry may succeed
   */
  void work(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException;

  /**
   * Dispatches each unit to the work of its kind.
   *
   * @param kinds the work of each kind; any other kind causes an {@link IllegalArgumentException}
   */
  static Work byKind(Map<String, Work> kinds) {
    return unit -> {
      Work work = kinds.get(unit.kind());
      if (work == null) {
        throw new IllegalArgumentException("unknown kind of unit: " + unit.kind());
      }
      work.work(unit);
    };
  }
}
