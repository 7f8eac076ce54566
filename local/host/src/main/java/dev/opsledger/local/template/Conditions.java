package dev.opsledger.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.StartException;
import java.util.Map;

/** Evaluates the template's conditions. */
final class Conditions {
  private final JsonNode declared;
  private final Resolver resolver;

  Conditions(JsonNode declared, Resolver resolver) {
    this.declared = declared;
    this.resolver = resolver;
  }

  boolean holds(String name) {
    if (!declared.has(name)) {
      throw new StartException("The template has no condition " + name + ".");
    }
    return evaluate(declared.get(name));
  }

  boolean evaluate(JsonNode condition) {
    Map.Entry<String, JsonNode> only = condition.properties().iterator().next();
    JsonNode arguments = only.getValue();
    return switch (only.getKey()) {
      case "Condition" -> holds(arguments.asText());
      case "Fn::Equals" -> text(arguments.get(0)).equals(text(arguments.get(1)));
      case "Fn::Not" -> !evaluate(arguments.get(0));
      case "Fn::And" -> all(arguments);
      case "Fn::Or" -> any(arguments);
      default -> throw new StartException(only.getKey() + " is not a condition.");
    };
  }

  // A parameter without a value compares as an empty string.
  private String text(JsonNode value) {
    try {
      return resolver.resolve(value).asText();
    } catch (UnsetParameterException unset) {
      return "";
    }
  }

  private boolean all(JsonNode arguments) {
    for (JsonNode each : arguments) {
      if (!evaluate(each)) {
        return false;
      }
    }
    return true;
  }

  private boolean any(JsonNode arguments) {
    for (JsonNode each : arguments) {
      if (evaluate(each)) {
        return true;
      }
    }
    return false;
  }
}
