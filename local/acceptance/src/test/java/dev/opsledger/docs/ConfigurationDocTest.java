package dev.opsledger.docs;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.deployed.Deployed;
import dev.opsledger.local.Checkout;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** docs/configuration.md lists exactly the settings that exist. */
class ConfigurationDocTest {
  private static final Path TEMPLATE = Checkout.file("template.yaml");
  private static final String SECRET = "_PARAMETER";

  private final List<String> prose = Markdown.read("docs/configuration.md").prose();

  @Test
  void everyVariableOfAFunctionIsDocumentedAndNoOther() {
    Set<String> documented = documented("[A-Z][A-Z0-9_]{2,}");
    Set<String> declared = declared();
    assertThat(documented).containsAll(declared);
    documented.removeAll(declared);
    documented.removeIf(name -> declared.contains(name.replace(SECRET, "")));
    assertThat(documented)
        .as("read by the local host")
        .isSubsetOf(literals(Checkout.file("local")));
  }

  @Test
  void everyParameterOfTheTemplateIsDocumentedAndNoOther() throws IOException {
    assertThat(documented("[A-Z][A-Za-z]*[a-z][A-Za-z]*")).isEqualTo(parameters());
  }

  /** Names in the text and in the tables' first column, or two where the table has four. */
  private Set<String> documented(String form) {
    return prose.stream()
        .flatMap(line -> Markdown.code(names(line)).stream())
        .filter(code -> code.matches(form))
        .collect(toCollection(TreeSet::new));
  }

  private static String names(String line) {
    if (!line.startsWith("|")) {
      return line;
    }
    String[] cells = line.split("\\|", -1);
    return cells.length == 6 ? cells[1] + " " + cells[2] : cells[1];
  }

  /** A secret is known by the name under which its value is given. */
  private static Set<String> declared() {
    return Deployed.functions().stream()
        .flatMap(function -> function.declared().stream())
        .map(name -> name.endsWith(SECRET) ? name.replace(SECRET, "") : name)
        .collect(toCollection(TreeSet::new));
  }

  private static Set<String> parameters() throws IOException {
    try (Reader reader = Files.newBufferedReader(TEMPLATE)) {
      var template = (MappingNode) new Yaml().compose(reader);
      return template.getValue().stream()
          .filter(section -> key(section).equals("Parameters"))
          .flatMap(section -> ((MappingNode) section.getValueNode()).getValue().stream())
          .map(ConfigurationDocTest::key)
          .collect(toCollection(TreeSet::new));
    }
  }

  private static String key(NodeTuple entry) {
    return ((ScalarNode) entry.getKeyNode()).getValue();
  }

  /** What stands in quotes in the main sources below a folder. */
  private static Set<String> literals(Path sources) {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().matches(".*/src/main/java/.*\\.java"))
          .flatMap(file -> Stream.of(text(file).split("\"", -1)))
          .collect(toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
