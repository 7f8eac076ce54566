package dev.opsledger.oncall.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.util.List;
import java.util.Optional;

/** Which of the catalog's lists PagerDuty refuses, and since which sync. */
public record RefusedLists(Table table) {
  private static final String CATALOG = "CATALOG";
  private static final String REFUSED = "REFUSED";

  /**
   * Takes note of the lists that a sync could not have, all others being readable again. The same
   * again costs one read.
   *
   * @return whether all of them were refused to an earlier sync as well
   */
  public boolean note(List<String> lists, String sync) {
    Row former = table.getStrictly(CATALOG, REFUSED).orElse(Row.of(CATALOG, REFUSED));
    Row now = Row.of(CATALOG, REFUSED);
    boolean before = true;
    for (String list : lists) {
      Optional<String> first = former.find(list);
      before &= first.filter(other -> !other.equals(sync)).isPresent();
      now = now.with(list, first.orElse(sync));
    }
    if (!former.attributes().equals(now.attributes())) {
      table.put(now);
    }
    return before;
  }
}
