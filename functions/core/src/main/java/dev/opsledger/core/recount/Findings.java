package dev.opsledger.core.recount;

import dev.opsledger.core.rollup.Tally;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Notes what a unit found to differ, before it is corrected: a unit that stops in between finds and
 * notes the same again. Of one unit only some are kept, the others are counted.
 */
public final class Findings {
  private static final int MOST_OF_A_UNIT = 40;

  private final SyncPlanner planner;
  private final Unit unit;
  private final Set<String> noted = new HashSet<>();

  /** Notes what this unit finds. */
  public Findings(SyncPlanner planner, Unit unit) {
    this.planner = planner;
    this.unit = unit;
  }

  /** Notes each figure of a row that differs. */
  public void note(StoredFigures figures, Tally stored, Tally counted) {
    Set<String> names = new TreeSet<>(stored.counts().keySet());
    names.addAll(counted.counts().keySet());
    for (String name : names) {
      if (stored.count(name) != counted.count(name)) {
        note(figures.label(), name, stored.count(name), counted.count(name));
      }
    }
  }

  /** Notes a figure that differs, once. */
  public void note(String key, String figure, long stored, long counted) {
    if (noted.add(key + " " + figure)) {
      planner.found(unit, key, figure, stored, counted, noted.size() <= MOST_OF_A_UNIT);
    }
  }
}
