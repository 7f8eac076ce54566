package dev.opsledger.oncall.sync;

import dev.opsledger.core.sync.SyncPlanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The result of importing a list.
 *
 * @param list which list
 * @param ids the ids of all listed items, including those that were not stored
 * @param settled whether the list did not change while it was read
 * @param missing how many items PagerDuty counts but does not list
 * @param unreadable the ids of items that were not stored because a required field is missing
 */
record ImportedItems(
    WindowedList list, Set<String> ids, boolean settled, long missing, List<String> unreadable) {
  /** How many unreadable items the report names. */
  private static final int NAMED = 5;

  long listed() {
    return ids.size();
  }

  /** Whether these are all that PagerDuty counts, in one state of the list. */
  boolean whole() {
    return settled && missing == 0;
  }

  /** Reports how many items were expected, how many are missing, and why. */
  void report(SyncPlanner planner) {
    var reasons = new ArrayList<String>();
    if (missing > 0) {
      reasons.add(
          "PagerDuty counts %d %s and lists %d"
              .formatted(listed() + missing, list.noun(), listed()));
    }
    if (!unreadable.isEmpty()) {
      reasons.add(
          "%d without %s (%s)"
              .formatted(
                  unreadable.size(),
                  list.needed(),
                  String.join(", ", unreadable.stream().limit(NAMED).toList())));
    }
    Optional<String> why =
        reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
    planner.count(listed() + missing, missing + unreadable.size(), why);
  }
}
