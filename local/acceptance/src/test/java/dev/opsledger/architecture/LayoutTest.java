package dev.opsledger.architecture;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Folders and files stay small enough to be taken in at once, and names say one thing each. */
class LayoutTest {
  private static final int MOST_FILES = 25;
  private static final int MOST_LINES = 250;
  private static final String PACKAGE_INFO = "package-info.java";

  private final List<Path> sources = sources();

  @Test
  void noPackageHoldsMoreThanOneCanTakeIn() {
    Map<Path, Long> packages =
        sources.stream().collect(groupingBy(Path::getParent, TreeMap::new, counting()));
    assertThat(packages).hasSizeGreaterThan(80);
    packages.values().removeIf(files -> files <= MOST_FILES);
    assertThat(packages).isEmpty();
  }

  @Test
  void noFileIsLongerThanOneReads() {
    var tooLong =
        sources.stream()
            .filter(file -> lines(file) > MOST_LINES)
            .collect(toCollection(TreeSet::new));
    assertThat(tooLong).isEmpty();
  }

  /** Two classes share a name only where they are the same idea in the same room of contexts. */
  @Test
  void aNameMeansOneThing() {
    Map<String, Set<String>> rooms =
        sources.stream()
            .filter(file -> isMain(file) && !file.endsWith(PACKAGE_INFO))
            .collect(
                groupingBy(
                    file -> file.getFileName().toString(),
                    TreeMap::new,
                    mapping(file -> file.getParent().getFileName().toString(), toSet())));
    rooms.values().removeIf(places -> places.size() == 1);
    assertThat(rooms).isEmpty();
  }

  private static boolean isMain(Path file) {
    return file.toString().contains("/src/main/");
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> sources() {
    return Stream.of("functions", "local", "bench")
        .flatMap(folder -> javaFiles(Checkout.file(folder)).stream())
        .toList();
  }

  private static List<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
