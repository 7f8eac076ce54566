package dev.opsledger.oncall.store.catalog;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.oncall.store.OncallKeys;
import java.util.List;
import java.util.Optional;

/** Which lists of the catalog PagerDuty refuses, and since which sync. */
public record RefusedLists(Table table) {
  /**
   * Notes the lists that were refused to a sync; all others count as readable again. If nothing
   * changed, this costs one read.
   *
   * @return whether an earlier sync was refused all of them, too
   */
  public boolean note(List<String> lists, String sync) {
    Row empty = Row.of(OncallKeys.CATALOG, OncallKeys.REFUSED);
    Row stored = table.getStrictly(OncallKeys.CATALOG, OncallKeys.REFUSED).orElse(empty);
    Row now = empty;
    boolean before = true;
    for (String list : lists) {
      Optional<String> first = stored.find(list);
      before &= first.filter(other -> !other.equals(sync)).isPresent();
      now = now.with(list, first.orElse(sync));
    }
    if (!stored.attributes().equals(now.attributes())) {
      table.put(now);
    }
    return before;
  }
}
