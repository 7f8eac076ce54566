package dev.opsledger.core.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which of the read routes a named token opens. */
public enum ReadScope {
  /** All of them. */
  ALL(),
  /** What Prometheus scrapes. */
  METRICS("/metrics"),
  /** What feed readers fetch. */
  FEED("/activity", "/activity.atom");

  @SuppressWarnings("ImmutableEnumChecker") // It is never changed.
  private final List<String> paths;

  ReadScope(String... paths) {
    this.paths = List.of(paths);
  }

  /** The scope of this name, in lower case. */
  static Optional<ReadScope> named(String name) {
    return Arrays.stream(values()).filter(scope -> scope.word().equals(name)).findFirst();
  }

  /** Its name in settings and errors. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it opens a path. */
  boolean opens(String path) {
    return this == ALL || paths.contains(path);
  }
}
