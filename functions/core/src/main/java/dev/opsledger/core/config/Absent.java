package dev.opsledger.core.config;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Notes which parameters settings looked for in vain while something was built from them. */
final class Absent {
  private static final ScopedValue<Set<String>> NOTED = ScopedValue.newInstance();

  private Absent() {}

  static void note(String parameter) {
    if (NOTED.isBound()) {
      NOTED.get().add(parameter);
    }
  }

  /**
   * What was built, and without which parameters.
   *
   * @param value what was built
   * @param parameters the names of those that are not there
   */
  record Built<T>(T value, Set<String> parameters) {}

  static <T> Built<T> build(Supplier<T> supplier) {
    Set<String> absent = ConcurrentHashMap.newKeySet();
    T value = ScopedValue.where(NOTED, absent).call(supplier::get);
    return new Built<>(value, Set.copyOf(absent));
  }
}
