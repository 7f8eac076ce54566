package dev.opsledger.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.StartException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The parts of a SAM template that the host runs.
 *
 * @param functions the functions with their event sources
 * @param queues the queues
 * @param tables the tables
 * @param buses the names of the event buses, including {@code default}
 */
public record Template(
    List<FunctionSpec> functions,
    List<QueueSpec> queues,
    List<TableSpec> tables,
    Set<String> buses) {

  private static final Set<String> SECTIONS =
      Set.of(
          "AWSTemplateFormatVersion",
          "Transform",
          "Description",
          "Metadata",
          "Parameters",
          "Mappings",
          "Conditions",
          "Rules",
          "Globals",
          "Resources",
          "Outputs");

  /**
   * Reads a template.
   *
   * @param file the YAML
   * @param overrides values that override those of the file, by path below {@code Resources}, such
   *     as {@code CiQueue.Properties.VisibilityTimeout}
   * @param addresses the addresses of the queues and of the HTTP API
   */
  public static Template read(
      Path file, Map<String, Object> overrides, ResourceAddresses addresses) {
    return read(file, overrides, addresses, Map.of());
  }

  /**
   * Reads a template with external settings for its parameters.
   *
   * @param given external settings, used as parameter values
   */
  public static Template read(
      Path file,
      Map<String, Object> overrides,
      ResourceAddresses addresses,
      Map<String, String> given) {
    ObjectNode template = TemplateFile.read(file);
    overrides.forEach((path, value) -> replace(template, path, value));
    template
        .fieldNames()
        .forEachRemaining(
            section -> {
              if (!SECTIONS.contains(section)) {
                throw new StartException(
                    "The template's section %s is not supported by the local host."
                        .formatted(section));
              }
            });
    return new ResourceReader(template, addresses, given).read();
  }

  /** A table, by logical id. */
  public TableSpec table(String logicalId) {
    return find("table", logicalId, tables, TableSpec::logicalId);
  }

  /** A queue, by logical id. */
  public QueueSpec queue(String logicalId) {
    return find("queue", logicalId, queues, QueueSpec::logicalId);
  }

  private static <T> T find(String kind, String id, List<T> all, Function<T, String> idOf) {
    return all.stream()
        .filter(each -> idOf.apply(each).equals(id))
        .findFirst()
        .orElseThrow(() -> new StartException("The template has no %s %s.".formatted(kind, id)));
  }

  private static void replace(ObjectNode template, String path, Object value) {
    List<String> steps = new ArrayList<>(List.of(path.split("\\.", -1)));
    String last = steps.removeLast();
    JsonNode at = template.path("Resources");
    if (!at.has(path.replaceAll("\\..*", ""))) {
      throw new StartException("The template has no resource for the path " + path + ".");
    }
    for (String step : steps) {
      at = at.has(step) ? at.get(step) : ((ObjectNode) at).putObject(step);
    }
    ((ObjectNode) at).set(last, TemplateJson.MAPPER.valueToTree(value));
  }
}
