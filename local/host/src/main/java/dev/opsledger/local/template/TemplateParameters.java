package dev.opsledger.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.opsledger.local.StartException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The template's parameters with their defaults, and CloudFormation's pseudo parameters. */
final class TemplateParameters {
  static final String REGION = "us-east-1";
  static final String ACCOUNT = "000000000000";

  private static final Map<String, String> PSEUDO =
      Map.of(
          "AWS::Region",
          REGION,
          "AWS::AccountId",
          ACCOUNT,
          "AWS::Partition",
          "aws",
          "AWS::URLSuffix",
          "amazonaws.com");

  private final Map<String, String> pseudo = new HashMap<>(PSEUDO);
  private final Map<String, JsonNode> declared = new TreeMap<>();
  private final Map<String, String> given;

  /** Parameters of a stack of this name. */
  TemplateParameters(JsonNode declarations, String stack) {
    this(declarations, stack, Map.of());
  }

  /** Parameters, with values that override the defaults. */
  TemplateParameters(JsonNode declarations, String stack, Map<String, String> given) {
    this.given = given;
    pseudo.put("AWS::StackName", stack);
    pseudo.put("AWS::StackId", Arn.of("cloudformation", "stack/" + stack + "/local"));
    declarations.properties().forEach(each -> declared.put(each.getKey(), each.getValue()));
    declared.forEach(TemplateParameters::check);
  }

  private static void check(String name, JsonNode declaration) {
    JsonNode allowed = declaration.path("AllowedValues");
    JsonNode value = declaration.path("Default");
    if (allowed.isMissingNode() || value.isMissingNode()) {
      return;
    }
    for (JsonNode each : allowed) {
      if (each.asText().equals(value.asText())) {
        return;
      }
    }
    throw new StartException(
        "Parameters.%s.Default is \"%s\", which is not among its AllowedValues."
            .formatted(name, value.asText()));
  }

  boolean has(String name) {
    return pseudo.containsKey(name) || declared.containsKey(name);
  }

  JsonNode value(String name) {
    if (pseudo.containsKey(name)) {
      return TextNode.valueOf(pseudo.get(name));
    }
    if (given.containsKey(name)) {
      return TextNode.valueOf(given.get(name));
    }
    JsonNode declaration = declared.get(name);
    JsonNode value = declaration.path("Default");
    // An SSM parameter's default is the name of the value, and locally there is no SSM to look it
    // up.
    if (value.isMissingNode() || declaration.path("Type").asText().startsWith("AWS::SSM::")) {
      throw new UnsetParameterException(name);
    }
    return declaration.path("Type").asText().contains("List") ? list(value) : value;
  }

  private static JsonNode list(JsonNode value) {
    var list = TemplateJson.MAPPER.createArrayNode();
    for (String each : value.asText().split(",", -1)) {
      list.add(each.strip());
    }
    return list;
  }
}
