package dev.opsledger.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.opsledger.core.openapi.ApiDoc;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Generates the OpenAPI document of all contexts from the controllers and their documentation
 * interfaces.
 */
final class ApiDocument {
  private static final String ABOUT =
      "One ledger of what GitHub, PagerDuty and a hosting platform know but forget or scatter:"
          + " workflow runs, deployments, repository traffic, gists and incidents.\n\n"
          + "What is not routed, too large (10 MB), too much or too late is answered by the gateway,"
          + " with 404, 413, 429 or 503 and {\"message\": \"…\"}. Times are ISO-8601 in UTC where"
          + " nothing else is said.";

  private static final List<Operation> OPERATIONS = read();

  private ApiDocument() {}

  /** All documented routes, ordered by path. */
  static List<Operation> operations() {
    return OPERATIONS;
  }

  private static List<Operation> read() {
    return new ClassFileImporter()
        .withImportOption(new DoNotIncludeTests()).importPackages("dev.opsledger").stream()
            .filter(type -> type.isAnnotatedWith(ApiDoc.class))
            .map(type -> type.reflect())
            .flatMap(type -> Operation.of(type).stream())
            // Sorted, because reflection returns methods in no fixed order.
            .sorted(
                Comparator.comparing((Operation o) -> o.paths().getFirst())
                    .thenComparing(Operation::method))
            .toList();
  }

  static ObjectNode make() {
    var schemas = new Schemas();
    var answers = new OperationJson(schemas);
    var paths = new TreeMap<String, ObjectNode>();
    for (Operation operation : operations()) {
      for (String path : operation.paths()) {
        paths
            .computeIfAbsent(path, _ -> JsonNodeFactory.instance.objectNode())
            .set(operation.method(), answers.of(operation, path));
      }
    }
    ObjectNode document = JsonNodeFactory.instance.objectNode().put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "opsledger")
        .put("version", "0.1.0")
        .put("description", ABOUT)
        .putObject("license")
        .put("name", "Apache-2.0")
        .put("identifier", "Apache-2.0");
    document.putArray("servers").addObject().put("url", "/");
    ObjectNode routes = document.putObject("paths");
    paths.forEach(routes::set);
    ObjectNode components = document.putObject("components");
    components.set("schemas", schemas.all());
    components.set("securitySchemes", SecuritySchemes.all());
    return document;
  }

  /**
   * The document as stable text: equal code gives equal text, with one line per entry to keep diffs
   * small.
   */
  static String text(ObjectNode document) {
    var indenter = new DefaultIndenter("  ", "\n");
    var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
    try {
      return new JsonMapper().writer(printer).writeValueAsString(document) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
