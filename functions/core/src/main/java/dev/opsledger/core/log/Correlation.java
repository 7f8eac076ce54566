package dev.opsledger.core.log;

import java.util.Optional;

/**
 * The correlation id of the current unit of work, from its schedule or request to the stored row;
 * every log line carries it.
 */
public final class Correlation {
  private static final ScopedValue<String> ID = ScopedValue.newInstance();

  private Correlation() {}

  /** The correlation id of the current work, empty when there is none. */
  public static Optional<String> current() {
    return ID.isBound() ? Optional.of(ID.get()) : Optional.empty();
  }

  /** Runs work under a correlation id. */
  public static <T, X extends Throwable> T call(String id, ScopedValue.CallableOp<T, X> work)
      throws X {
    return ScopedValue.where(ID, id).call(work);
  }
}
