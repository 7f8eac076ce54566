package dev.opsledger.core.concurrent;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.util.Optional;

/**
 * When the runtime stops a function. Bound around the current work, so that it starts nothing it
 * cannot finish. Measured in elapsed time rather than clock time, as Lambda measures it.
 *
 * @param nanos the time, as {@link System#nanoTime} counts
 */
public record Deadline(long nanos) {
  private static final ScopedValue<Deadline> BOUND = ScopedValue.newInstance();

  /** Reserved for what follows a call: recording its result and responding. */
  private static final Duration RESERVE = Duration.ofSeconds(5);

  /** A deadline after the given time. */
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** The deadline of a Lambda invocation; empty without a context. */
  public static Optional<Deadline> of(Context context) {
    return Optional.ofNullable(context)
        .map(c -> in(Duration.ofMillis(c.getRemainingTimeInMillis())));
  }

  /** The deadline bound to the current work. */
  public static Optional<Deadline> current() {
    return BOUND.isBound() ? Optional.of(BOUND.get()) : Optional.empty();
  }

  /** Runs work under a deadline, if there is one. */
  public static <T, X extends Throwable> T call(
      Optional<Deadline> deadline, ScopedValue.CallableOp<T, X> work) throws X {
    return deadline.isPresent() ? ScopedValue.where(BOUND, deadline.get()).call(work) : work.call();
  }

  /**
   * Fails if the current work has no time left. Long loops call it before each step that another
   * invocation can take over.
   *
   * @param what the step, such as {@code 2,500 incidents}
   * @throws OutOfTimeException if there is no time left
   */
  public static void check(String what) {
    if (left().filter(Duration::isNegative).isPresent()) {
      throw new OutOfTimeException(what);
    }
  }

  /** How long the current work may still take, minus a reserve; empty without a deadline. */
  public static Optional<Duration> left() {
    return current()
        .map(deadline -> Duration.ofNanos(deadline.nanos - System.nanoTime()).minus(RESERVE));
  }
}
