package dev.opsledger.bench.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The artifacts of all functions in the template, unpacked on first use. */
public final class Artifacts implements AutoCloseable {
  private final Map<Path, Artifact> byJar = new LinkedHashMap<>();
  private final Map<String, Path> jars;
  private final Path root;

  /**
   * @param root the folder with {@code template.yaml}
   */
  public Artifacts(Path root) throws IOException {
    this.root = root;
    jars = jars(root.resolve("template.yaml"));
  }

  /** The jar of each function, by logical id. */
  public Map<String, Path> jars() {
    return jars;
  }

  /** The unpacked artifact of a function. */
  public Artifact of(String function) {
    return unpacked(jars.get(function));
  }

  /** The unpacked artifact of the plain handlers. */
  public Artifact plain() {
    return unpacked(root.resolve("bench/plain/target/plain.jar"));
  }

  private Artifact unpacked(Path jar) {
    return byJar.computeIfAbsent(
        jar,
        file -> {
          try {
            return Artifact.unpack(file);
          } catch (IOException e) {
            throw new IllegalStateException(
                file + " is not there; mvn package -DskipTests makes it", e);
          }
        });
  }

  private static Map<String, Path> jars(Path template) throws IOException {
    var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    var found = new LinkedHashMap<String, Path>();
    try (var reader = Files.newBufferedReader(template)) {
      for (NodeTuple resource : fields(field(yaml.compose(reader), "Resources"))) {
        Node uri = field(field(resource.getValueNode(), "Properties"), "CodeUri");
        if (uri instanceof ScalarNode text) {
          found.put(
              ((ScalarNode) resource.getKeyNode()).getValue(),
              template.resolveSibling(text.getValue()));
        }
      }
    }
    return found;
  }

  private static Node field(Node node, String name) {
    return fields(node).stream()
        .filter(each -> each.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name))
        .map(NodeTuple::getValueNode)
        .findFirst()
        .orElse(null);
  }

  private static java.util.List<NodeTuple> fields(Node node) {
    return node instanceof MappingNode mapping ? mapping.getValue() : java.util.List.of();
  }

  @Override
  public void close() throws IOException {
    for (Artifact artifact : byJar.values()) {
      artifact.close();
    }
  }
}
