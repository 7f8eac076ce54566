package dev.opsledger.core.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what the work on a unit reports: item counts and skipped units. */
final class UnitReport {
  /** Bound while a unit is being processed. */
  static final ScopedValue<UnitReport> BOUND = ScopedValue.newInstance();

  private final List<Left> left = new ArrayList<>();
  private Count count;
  private boolean quiet;

  /**
   * How many items there were to import.
   *
   * @param expected how many items the source reports
   * @param missing how many of them could not be fetched
   * @param why a readable reason; empty if nothing is missing
   */
  record Count(long expected, long missing, Optional<String> why) {}

  /** A unit that was skipped on purpose. */
  record Left(Unit unit, String reason) {}

  /** Reports item counts; ignored outside the processing of a unit. */
  static void count(Count count) {
    if (BOUND.isBound()) {
      BOUND.get().count = count;
    }
  }

  /** Reports that there is nothing to show; ignored outside the processing of a unit. */
  static void quietly() {
    if (BOUND.isBound()) {
      BOUND.get().quiet = true;
    }
  }

  /** Reports a skipped unit; ignored outside the processing of a unit. */
  static void leave(Unit unit, String reason) {
    if (BOUND.isBound()) {
      BOUND.get().left.add(new Left(unit, reason));
    }
  }

  Optional<Count> count() {
    return Optional.ofNullable(count);
  }

  boolean quiet() {
    return quiet;
  }

  List<Left> left() {
    return List.copyOf(left);
  }
}
