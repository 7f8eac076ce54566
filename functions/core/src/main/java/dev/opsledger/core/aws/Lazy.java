package dev.opsledger.core.aws;

import java.util.function.Supplier;

/** A value that is computed once, on first use; thread-safe. */
public final class Lazy<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private T value;

  /**
   * @param maker computes the value
   */
  public Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public synchronized T get() {
    if (value == null) {
      value = maker.get();
    }
    return value;
  }
}
