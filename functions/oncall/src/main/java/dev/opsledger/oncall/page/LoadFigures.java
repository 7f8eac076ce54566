package dev.opsledger.oncall.page;

import dev.opsledger.core.rollup.Histogram;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.oncall.domain.HourKind;
import dev.opsledger.oncall.domain.LoadNames;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The figures of load in a tally.
 *
 * @param all the counts of all groups together
 */
record LoadFigures(Tally all) {
  static final double MEDIAN = 0.5;
  static final double P90 = 0.9;

  /** The figures of all groups of a stored tally. */
  static LoadFigures of(Tally grouped) {
    return of(grouped, LoadNames.GROUPS);
  }

  /** The figures of some groups of a stored tally. */
  static LoadFigures of(Tally grouped, List<String> groups) {
    return new LoadFigures(groups.stream().map(grouped::under).reduce(Tally.NONE, Tally::plus));
  }

  long incidents() {
    return all.count(LoadNames.INCIDENTS);
  }

  long interruptions() {
    return interruptions(HourKind.BUSINESS)
        + interruptions(HourKind.SLEEP)
        + interruptions(HourKind.OFF)
        + unknownHour();
  }

  long interruptions(HourKind kind) {
    return all.count(LoadNames.of(kind));
  }

  long unknownHour() {
    return all.count(LoadNames.UNKNOWN_HOUR);
  }

  long acknowledged() {
    return LoadNames.ACKNOWLEDGE.count(all);
  }

  /** Of those whose timeline is known. */
  long unacknowledged() {
    return Math.max(0, all.count(LoadNames.TIMELINES) - acknowledged());
  }

  long resolved() {
    return LoadNames.RESOLVE.count(all);
  }

  long escalations() {
    return all.count(LoadNames.ESCALATIONS);
  }

  /** How many incidents could not be used for acknowledgements and escalations. */
  long unusable() {
    return incidents() - all.count(LoadNames.TIMELINES);
  }

  Optional<Long> acknowledgedIn(double share) {
    return seconds(LoadNames.ACKNOWLEDGE, share);
  }

  Optional<Long> resolvedIn(double share) {
    return seconds(LoadNames.RESOLVE, share);
  }

  private Optional<Long> seconds(Histogram histogram, double share) {
    OptionalDouble seconds = histogram.quantile(all, share);
    return seconds.isPresent() ? Optional.of(Math.round(seconds.getAsDouble())) : Optional.empty();
  }
}
