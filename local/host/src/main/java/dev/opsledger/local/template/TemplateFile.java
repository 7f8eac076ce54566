package dev.opsledger.local.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Parses a template's YAML. Keeps the latest one: parsing takes longer than all else that is done
 * with a template, and a JVM that starts one host after another mostly reads the same text again.
 */
final class TemplateFile {
  private static final AtomicReference<Parsed> LATEST = new AtomicReference<>();

  private record Parsed(String text, ObjectNode tree) {}

  private TemplateFile() {}

  /** The file as JSON, for the caller to change. */
  static ObjectNode read(Path file) {
    try {
      String text = Files.readString(file);
      Parsed latest = LATEST.get();
      if (latest == null || !latest.text.equals(text)) {
        latest = new Parsed(text, parse(file, text));
        LATEST.set(latest);
      }
      return latest.tree.deepCopy();
    } catch (NoSuchFileException missing) {
      throw new StartException("There is no template at " + file + ".");
    } catch (IOException | YAMLException unreadable) {
      throw new StartException(
          "The template %s cannot be read: %s".formatted(file, unreadable.getMessage()));
    }
  }

  private static ObjectNode parse(Path file, String text) {
    Object loaded = new Yaml(new IntrinsicYaml()).load(text);
    if (TemplateJson.MAPPER.valueToTree(loaded) instanceof ObjectNode template) {
      return template;
    }
    throw new StartException(file + " is not a template.");
  }
}
