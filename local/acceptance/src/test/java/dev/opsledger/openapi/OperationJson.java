package dev.opsledger.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.Schema;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;

/** Writes operations as OpenAPI JSON. */
final class OperationJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String JSON = "application/json";
  private static final Map<String, String> HEADERS =
      Map.of(
          "Link", "other parts of the list (RFC 8288)",
          "Content-Disposition", "the file's name",
          "Cache-Control", "how long it may be kept",
          "Content-Security-Policy", "what the page may load",
          "Set-Cookie", "what the client is known by",
          "Location", "where to go on",
          "ETag", "what If-None-Match takes",
          "Retry-After", "seconds to wait");

  private final Schemas schemas;

  OperationJson(Schemas schemas) {
    this.schemas = schemas;
  }

  ObjectNode of(Operation operation, String path) {
    ApiOperation words = operation.description();
    int alias = operation.paths().indexOf(path);
    ObjectNode json = NODES.objectNode();
    json.put("operationId", operation.id() + (alias == 0 ? "" : alias + 1));
    json.putArray("tags").add(operation.documents().tag());
    json.put("summary", words.value());
    if (!words.more().isEmpty() || alias > 0) {
      String same = alias > 0 ? "The same as " + operation.paths().getFirst() + ". " : "";
      json.put("description", (same + words.more()).strip());
    }
    ArrayNode security = json.putArray("security");
    if (!operation.security().equals("none")) {
      security.addObject().putArray(operation.security());
    }
    parameters(json, operation);
    if (words.body() != void.class) {
      body(json.putObject("requestBody"), words);
    }
    if (!words.form().isEmpty()) {
      form(json.putObject("requestBody"), words.form());
    }
    ObjectNode responses = json.putObject("responses");
    Request.of(operation).stream()
        .sorted(Comparator.comparingInt(Request::status))
        .forEach(each -> responses.set(Integer.toString(each.status()), response(each, path)));
    return json;
  }

  private static void parameters(ObjectNode json, Operation operation) {
    if (operation.inputs().isEmpty()) {
      return;
    }
    ArrayNode parameters = json.putArray("parameters");
    for (Operation.Input input : operation.inputs()) {
      Schema about = input.words().getAnnotation(Schema.class);
      ObjectNode parameter = parameters.addObject();
      parameter.put("name", input.name()).put("in", input.in());
      parameter.put("description", about.value());
      if (input.in().equals("path")) {
        parameter.put("required", true);
      }
      ObjectNode schema = Schemas.parameter(about);
      parameter.set("schema", schema);
      if (!about.example().isEmpty()) {
        parameter.set("example", Schemas.value(schema.path("type").asText(), about.example()));
      }
    }
  }

  private static void form(ObjectNode json, String example) {
    ObjectNode media =
        json.put("required", true)
            .putObject("content")
            .putObject("application/x-www-form-urlencoded");
    String name = example.substring(0, example.indexOf('='));
    ObjectNode schema = media.putObject("schema").put("type", "object");
    schema.putObject("properties").putObject(name).put("type", "string");
    schema.putArray("required").add(name);
    media.putObject("example").put(name, example.substring(name.length() + 1));
  }

  private void body(ObjectNode json, ApiOperation words) {
    json.put("required", !words.bodyOptional());
    ObjectNode media = json.putObject("content").putObject(JSON);
    media.set("schema", schemas.of(words.body(), false));
    Arrays.stream(words.answers())
        .filter(answer -> answer.status() < 300 && !answer.body().isEmpty())
        .findFirst()
        .ifPresent(answer -> media.set("example", Request.parse(answer.body())));
  }

  private ObjectNode response(Request request, String path) {
    Reply answer = request.answer();
    ObjectNode json = NODES.objectNode().put("description", answer.value());
    if (!answer.headers().isEmpty()) {
      ObjectNode headers = json.putObject("headers");
      for (String name : answer.headers()) {
        headers
            .putObject(name)
            .put("description", HEADERS.get(name))
            .putObject("schema")
            .put("type", "string");
      }
    }
    if (answer.status() == 304) {
      json.set("x-request", request.json(path));
      return json;
    }
    ObjectNode content = json.putObject("content");
    for (String type : answer.type().split(" \\| ", -1)) {
      content.putObject(type).set("schema", schema(type, request.operation(), answer));
    }
    json.set("x-request", request.json(path));
    return json;
  }

  private ObjectNode schema(String type, Operation operation, Reply answer) {
    if (!type.equals(JSON)) {
      return NODES.objectNode().put("type", "string");
    }
    if (answer.status() < 300 && answer.as() == void.class) {
      return rows();
    }
    boolean error = answer.as() == void.class;
    if (answer.oneOf() != void.class) {
      ObjectNode either = NODES.objectNode();
      either
          .putArray("anyOf")
          .add(schemas.of(answer.as(), true))
          .add(schemas.of(answer.oneOf(), true));
      return either;
    }
    return schemas.of(error ? operation.documents().errors() : answer.as(), true);
  }

  /** The rows of a page's table, whose columns stand on the page. */
  private static ObjectNode rows() {
    ObjectNode rows = NODES.objectNode().put("type", "array");
    rows.putObject("items").put("type", "object");
    return rows;
  }
}
