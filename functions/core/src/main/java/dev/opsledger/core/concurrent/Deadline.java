package dev.opsledger.core.concurrent;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.util.Optional;

/**
 * When a function is stopped by whoever runs it, whatever it is doing then. It is told to the work
 * at hand, so that this begins nothing that it cannot end. It is measured in passing time and not
 * by a clock, as Lambda measures it.
 *
 * @param nanos as {@link System#nanoTime} counts
 */
public record Deadline(long nanos) {
  private static final ScopedValue<Deadline> BOUND = ScopedValue.newInstance();

  /** Kept free for what follows a call: writing down how it ended, and answering. */
  private static final Duration RESERVE = Duration.ofSeconds(5);

  /** A deadline after some time. */
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** The deadline of a function's call, empty where nobody tells one. */
  public static Optional<Deadline> of(Context context) {
    return Optional.ofNullable(context)
        .map(c -> in(Duration.ofMillis(c.getRemainingTimeInMillis())));
  }

  /** The deadline of the work at hand. */
  public static Optional<Deadline> current() {
    return BOUND.isBound() ? Optional.of(BOUND.get()) : Optional.empty();
  }

  /** Does work under a deadline, if there is one. */
  public static <T, X extends Throwable> T call(
      Optional<Deadline> deadline, ScopedValue.CallableOp<T, X> work) throws X {
    return deadline.isPresent() ? ScopedValue.where(BOUND, deadline.get()).call(work) : work.call();
  }

  /** How long the work at hand may still take, empty when nothing ends it. */
  public static Optional<Duration> left() {
    return current()
        .map(deadline -> Duration.ofNanos(deadline.nanos - System.nanoTime()).minus(RESERVE));
  }
}
