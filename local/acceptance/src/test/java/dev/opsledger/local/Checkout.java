package dev.opsledger.local;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds files of the repository, whichever module's folder the test runs in. */
public final class Checkout {
  private static final Path ROOT = root(Path.of("").toAbsolutePath());

  private Checkout() {}

  /** A file, by its path from the repository's root. */
  public static Path file(String first, String... more) {
    return ROOT.resolve(Path.of(first, more));
  }

  private static Path root(Path from) {
    return Files.exists(from.resolve("template.yaml")) && Files.isDirectory(from.resolve("local"))
        ? from
        : root(from.getParent());
  }
}
