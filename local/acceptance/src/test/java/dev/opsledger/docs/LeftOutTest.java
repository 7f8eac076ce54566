package dev.opsledger.docs;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.opsledger.local.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has nothing but the repository can run {@code .ci/run}, and is told what it leaves out. */
class LeftOutTest {
  private static final String BEGIN = "tests=(";
  private static final String END = "fi";
  private static final String UPSTREAM = "dev.opsledger.local.simulator.contract";

  private static final Path CLASSES = Path.of("target", "test-classes");
  private static final Path SIMULATORS = Path.of("..", "simulators").resolve(CLASSES);

  @TempDir private Path folder;

  @Test
  void withoutTheVendorsDescriptionsItNamesTheTestsThatNeedThem() throws Exception {
    List<String> said = runThePartThatDecides();
    assertThat(said.getFirst()).startsWith("Left out, since ").contains("not beside the checkout");
    assertThat(said.getLast()).contains("arguments:").doesNotContain("upstream.dir");
    Set<String> named =
        said.stream()
            .filter(line -> line.startsWith("  "))
            .map(String::strip)
            .collect(toCollection(TreeSet::new));
    assertThat(named).isEqualTo(needing());
  }

  /** As the script does, in a checkout that has nothing beside it. */
  private List<String> runThePartThatDecides() throws Exception {
    Programs.installed("bash", "browser.required");
    List<String> script = Files.readAllLines(Markdown.ROOT.resolve(".ci/run"));
    int from = 0;
    while (!script.get(from).startsWith(BEGIN)) {
      from++;
    }
    int to = script.subList(from, script.size()).indexOf(END) + from;
    String part = String.join("\n", script.subList(from, to + 1));
    Path checkout = Files.createDirectory(folder.resolve("checkout"));
    Files.createSymbolicLink(checkout.resolve("local"), Markdown.ROOT.resolve("local"));
    Process shell =
        new ProcessBuilder(
                "bash", "-c", "set -euo pipefail\n" + part + "\necho \"arguments: ${tests[*]}\"")
            .directory(checkout.toFile())
            .redirectErrorStream(true)
            .start();
    List<String> said = shell.inputReader().lines().toList();
    assertThat(shell.waitFor()).as(said.toString()).isZero();
    return said;
  }

  private static Set<String> needing() {
    return new ClassFileImporter()
        .importPaths(CLASSES, SIMULATORS).stream()
            .filter(each -> each.getSimpleName().endsWith("Test"))
            .filter(each -> isIn(each, UPSTREAM) || uses(each, UPSTREAM))
            .map(JavaClass::getSimpleName)
            .collect(toCollection(TreeSet::new));
  }

  private static boolean uses(JavaClass test, String upstream) {
    return test.getDirectDependenciesFromSelf().stream()
        .anyMatch(each -> isIn(each.getTargetClass(), upstream));
  }

  private static boolean isIn(JavaClass any, String name) {
    return any.getPackageName().equals(name);
  }
}
