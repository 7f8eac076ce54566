package dev.opsledger.core.access;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets its oldest entries, for what callers can make grow. */
final class BoundedMap<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;

  private final int most;

  private BoundedMap(int most) {
    this.most = most;
  }

  /** An empty map for use by several threads. */
  static <K, V> Map<K, V> of(int most) {
    return Collections.synchronizedMap(new BoundedMap<>(most));
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
