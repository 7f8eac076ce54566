package dev.opsledger.core.sync;

import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import java.util.Map;

/** What a context does with a unit. It may be done twice, or stop anywhere and be done again. */
@FunctionalInterface
public interface Work {
  /**
   * Does a unit.
   *
   * @throws RateLimitedException when the vendor asks to wait; the unit is set aside until then
   * @throws VendorRefusedException when it can never be done; the ledger keeps the reason
   * @throws VendorUnavailableException when another attempt may help
   */
  void work(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException;

  /**
   * The work of a source with several kinds of units.
   *
   * @param kinds the work of each kind; a unit of any other kind is an {@link
   *     IllegalArgumentException}
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
