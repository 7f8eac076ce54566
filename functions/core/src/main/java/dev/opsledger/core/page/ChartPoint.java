package dev.opsledger.core.page;

import io.micronaut.core.annotation.Nullable;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A number of a chart.
 *
 * @param value the number; null where nothing is known, which is not zero
 * @param address where the rows are that it was made from
 */
public record ChartPoint(@Nullable Double value, Optional<String> address) {
  /** A number and the address of its rows. */
  public static ChartPoint of(double value, String address) {
    return new ChartPoint(value, Optional.of(address));
  }

  /** A number, if it is known, and the address of its rows. */
  public static ChartPoint of(OptionalDouble value, String address) {
    return value.isPresent()
        ? of(value.getAsDouble(), address)
        : new ChartPoint(null, Optional.empty());
  }
}
