package dev.opsledger.core.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the work on a unit finds out about it and about others, collected until it has ended. */
final class UnitReport {
  /** Bound around the work on a unit. */
  static final ScopedValue<UnitReport> BOUND = ScopedValue.newInstance();

  private final List<Left> left = new ArrayList<>();
  private Count count;

  /**
   * How much there was to bring.
   *
   * @param expected what the source says there is
   * @param missing how much of it could not be had
   * @param why a sentence, empty when nothing is missing
   */
  record Count(long expected, long missing, Optional<String> why) {}

  /** A unit that was left out on purpose. */
  record Left(Unit unit, String reason) {}

  static void count(Count count) {
    if (BOUND.isBound()) {
      BOUND.get().count = count;
    }
  }

  static void leave(Unit unit, String reason) {
    if (BOUND.isBound()) {
      BOUND.get().left.add(new Left(unit, reason));
    }
  }

  Optional<Count> count() {
    return Optional.ofNullable(count);
  }

  List<Left> left() {
    return List.copyOf(left);
  }
}
