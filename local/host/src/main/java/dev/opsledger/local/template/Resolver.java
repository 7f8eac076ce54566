package dev.opsledger.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.opsledger.local.StartException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evaluates CloudFormation's intrinsic functions. {@code AWS::NoValue} becomes {@link MissingNode}
 * and is removed from the object or list that contains it.
 */
final class Resolver {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]+)}");

  private final TemplateParameters parameters;
  private final JsonNode mappings;
  private final Conditions conditions;
  private final References references;

  Resolver(JsonNode template, TemplateParameters parameters, References references) {
    this.parameters = parameters;
    this.mappings = template.path("Mappings");
    this.conditions = new Conditions(template.path("Conditions"), this);
    this.references = references;
  }

  boolean holds(String condition) {
    return conditions.holds(condition);
  }

  /** Evaluates all intrinsic functions in a value. */
  JsonNode resolve(JsonNode node) {
    return switch (node) {
      case ArrayNode list -> list(list);
      case ObjectNode object when function(object) != null -> call(function(object), object);
      case ObjectNode object -> object(object);
      default -> node;
    };
  }

  /** Like {@link #resolve}, but only evaluates {@code Fn::If}, not the branch that it selects. */
  JsonNode choose(JsonNode node) {
    return node.size() == 1 && node.has("Fn::If") ? choose(branch(node.get("Fn::If"))) : node;
  }

  private static String function(ObjectNode object) {
    if (object.size() != 1) {
      return null;
    }
    String name = object.fieldNames().next();
    return name.equals("Ref") || name.startsWith("Fn::") ? name : null;
  }

  private JsonNode list(ArrayNode list) {
    ArrayNode resolved = TemplateJson.MAPPER.createArrayNode();
    for (JsonNode each : list) {
      JsonNode value = resolve(each);
      if (!value.isMissingNode()) {
        resolved.add(value);
      }
    }
    return resolved;
  }

  private JsonNode object(ObjectNode object) {
    ObjectNode resolved = TemplateJson.MAPPER.createObjectNode();
    for (Map.Entry<String, JsonNode> each : object.properties()) {
      JsonNode value = resolve(each.getValue());
      if (!value.isMissingNode()) {
        resolved.set(each.getKey(), value);
      }
    }
    return resolved;
  }

  private JsonNode call(String function, ObjectNode object) {
    JsonNode argument = object.get(function);
    return switch (function) {
      case "Ref" -> ref(argument.asText());
      case "Fn::GetAtt" -> attribute(argument);
      case "Fn::Sub" -> substitute(argument);
      case "Fn::If" -> resolve(branch(argument));
      case "Fn::Join" -> join(resolve(argument));
      case "Fn::Select" -> select(resolve(argument));
      case "Fn::Split" -> split(resolve(argument));
      case "Fn::FindInMap" -> find(resolve(argument));
      case "Fn::Equals", "Fn::Not", "Fn::And", "Fn::Or" ->
          TemplateJson.MAPPER.getNodeFactory().booleanNode(conditions.evaluate(object));
      default -> throw new StartException(function + " is not supported by the local host.");
    };
  }

  private JsonNode branch(JsonNode argument) {
    return argument.get(conditions.holds(argument.get(0).asText()) ? 1 : 2);
  }

  private JsonNode ref(String name) {
    if (name.equals("AWS::NoValue")) {
      return MissingNode.getInstance();
    }
    if (parameters.has(name)) {
      return parameters.value(name);
    }
    return known(references.ref(name), "Ref of " + name);
  }

  private JsonNode attribute(JsonNode argument) {
    String resource = argument.isTextual() ? argument.asText() : argument.path(0).asText();
    if (argument.isTextual()) {
      String[] parts = resource.split("\\.", 2);
      return attribute(parts[0], parts.length == 2 ? parts[1] : "");
    }
    return attribute(resource, resolve(argument.path(1)).asText());
  }

  private JsonNode attribute(String resource, String name) {
    return known(references.attribute(resource, name), "Fn::GetAtt of " + resource + "." + name);
  }

  private static JsonNode known(String value, String what) {
    if (value == null) {
      throw new StartException("The local host has no value for " + what + ".");
    }
    return TextNode.valueOf(value);
  }

  private JsonNode substitute(JsonNode argument) {
    Map<String, String> own = new HashMap<>();
    if (argument.isArray()) {
      argument
          .get(1)
          .properties()
          .forEach(each -> own.put(each.getKey(), resolve(each.getValue()).asText()));
    }
    String text = argument.isArray() ? argument.get(0).asText() : argument.asText();
    return TextNode.valueOf(VARIABLE.matcher(text).replaceAll(found -> variable(found, own)));
  }

  private String variable(java.util.regex.MatchResult found, Map<String, String> own) {
    String name = found.group(2).strip();
    String value;
    if (!found.group(1).isEmpty()) {
      value = "${" + name + "}";
    } else if (own.containsKey(name)) {
      value = own.get(name);
    } else if (name.contains(".")) {
      value = attribute(TextNode.valueOf(name)).asText();
    } else {
      value = ref(name).asText();
    }
    return Matcher.quoteReplacement(value);
  }

  private static JsonNode join(JsonNode argument) {
    List<String> parts = new ArrayList<>();
    argument.get(1).forEach(each -> parts.add(each.asText()));
    return TextNode.valueOf(String.join(argument.get(0).asText(), parts));
  }

  private static JsonNode select(JsonNode argument) {
    JsonNode chosen = argument.get(1).get(argument.get(0).asInt());
    if (chosen == null) {
      throw new StartException("Fn::Select needs an index within its list.");
    }
    return chosen;
  }

  private static JsonNode split(JsonNode argument) {
    ArrayNode parts = TemplateJson.MAPPER.createArrayNode();
    for (String part :
        argument.get(1).asText().split(Pattern.quote(argument.get(0).asText()), -1)) {
      parts.add(part);
    }
    return parts;
  }

  private JsonNode find(JsonNode argument) {
    JsonNode found = mappings;
    for (JsonNode key : argument) {
      found = found.path(key.asText());
    }
    if (found.isMissingNode()) {
      throw new StartException("Fn::FindInMap has no entry for " + argument + ".");
    }
    return found;
  }
}
