package dev.opsledger.core.config;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Records which SSM parameters were missing while settings were read. */
final class Absent {
  private static final ScopedValue<Set<String>> NOTED = ScopedValue.newInstance();

  private Absent() {}

  static void note(String parameter) {
    if (NOTED.isBound()) {
      NOTED.get().add(parameter);
    }
  }

  /**
   * The result of {@link #build}, with the parameters that were missing.
   *
   * @param value what was built
   * @param parameters the names of the missing parameters
   */
  record Built<T>(T value, Set<String> parameters) {}

  static <T> Built<T> build(Supplier<T> supplier) {
    Set<String> absent = ConcurrentHashMap.newKeySet();
    T value = ScopedValue.where(NOTED, absent).call(supplier::get);
    return new Built<>(value, Set.copyOf(absent));
  }
}
