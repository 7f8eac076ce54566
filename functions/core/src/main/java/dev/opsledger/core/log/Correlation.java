package dev.opsledger.core.log;

import java.util.Optional;

/**
 * The id that follows a unit of work from its schedule or request to its row, through every log
 * line.
 */
public final class Correlation {
  private static final ScopedValue<String> ID = ScopedValue.newInstance();

  private Correlation() {}

  /** The id of the work at hand, empty outside any. */
  public static Optional<String> current() {
    return ID.isBound() ? Optional.of(ID.get()) : Optional.empty();
  }

  /** Does work under an id. */
  public static <T, X extends Throwable> T call(String id, ScopedValue.CallableOp<T, X> work)
      throws X {
    return ScopedValue.where(ID, id).call(work);
  }
}
