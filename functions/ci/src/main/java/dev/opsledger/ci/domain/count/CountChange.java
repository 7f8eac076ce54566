package dev.opsledger.ci.domain.count;

import dev.opsledger.core.rollup.Tally;
import java.util.HashMap;
import java.util.Map;

/**
 * How the counts of places change.
 *
 * @param places what is added to the tally of each place; a place without a change is left out
 */
public record CountChange(Map<RollupPlace, Tally> places) {
  /** Changes nothing. */
  public static final CountChange NONE = new CountChange(Map.of());

  public CountChange {
    var kept = new HashMap<>(places);
    kept.values().removeIf(Tally::isEmpty);
    places = Map.copyOf(kept);
  }

  /** This change, and more in one place. */
  public CountChange plus(RollupPlace place, Tally tally) {
    var sum = new HashMap<>(places);
    sum.merge(place, tally, Tally::plus);
    return new CountChange(sum);
  }

  /** This change, and less in one place. */
  public CountChange minus(RollupPlace place, Tally tally) {
    return plus(place, Tally.NONE.minus(tally));
  }

  /** Both changes. */
  public CountChange plus(CountChange other) {
    var sum = new HashMap<>(places);
    other.places.forEach((place, tally) -> sum.merge(place, tally, Tally::plus));
    return new CountChange(sum);
  }

  /** Whether no count changes. */
  public boolean isEmpty() {
    return places.isEmpty();
  }
}
