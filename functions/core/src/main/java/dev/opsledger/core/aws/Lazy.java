package dev.opsledger.core.aws;

import java.util.function.Supplier;

/** A value that is made when it is first needed, once. */
public final class Lazy<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private T value;

  /**
   * @param maker makes the value
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
