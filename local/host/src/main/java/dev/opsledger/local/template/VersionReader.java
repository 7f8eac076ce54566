package dev.opsledger.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.core.text.Sha256;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Determines which function versions a deployment would publish. SAM derives a version's logical id
 * from the function's properties before parameters are resolved, and CloudFormation replaces a
 * version when its description changes after they are resolved. An external setting serves as the
 * value of the parameter that the template assigns to the variable of that name.
 */
final class VersionReader {
  private static final Pattern SUBSTITUTED = Pattern.compile("\\$\\{([^!}.]+)}");

  private final JsonNode declared;
  private final Resolver resolver;

  /**
   * @param given the external settings
   */
  VersionReader(JsonNode template, ResourceAddresses addresses, Map<String, String> given) {
    declared = template.path("Parameters");
    var names = new Names(template.path("Resources"), addresses);
    var parameters =
        new TemplateParameters(declared, addresses.stack(), parameters(template, given));
    resolver = new Resolver(template, parameters, names);
    names.use(resolver);
  }

  private static Map<String, String> parameters(JsonNode template, Map<String, String> given) {
    Map<String, String> parameters = new TreeMap<>();
    take(variables(template.path("Globals").path("Function")), given, parameters);
    for (JsonNode each : template.path("Resources")) {
      take(variables(each.path("Properties")), given, parameters);
    }
    return parameters;
  }

  private static void take(
      JsonNode variables, Map<String, String> given, Map<String, String> parameters) {
    for (Map.Entry<String, JsonNode> each : variables.properties()) {
      JsonNode reference = each.getValue().path("Ref");
      if (reference.isTextual() && given.containsKey(each.getKey())) {
        parameters.put(reference.asText(), given.get(each.getKey()));
      }
    }
  }

  private static JsonNode variables(JsonNode properties) {
    return properties.path("Environment").path("Variables");
  }

  /** The version of a function with these properties, merged with {@code Globals}. */
  Optional<VersionSpec> of(ObjectNode properties) {
    if (!properties.has("AutoPublishAlias")) {
      return Optional.empty();
    }
    var settings = new TreeSet<String>();
    for (Map.Entry<String, JsonNode> each : variables(properties).properties()) {
      if (usesParameter(each.getValue())) {
        settings.add(each.getKey());
      }
    }
    String identity = properties + "\n" + description(properties.path("VersionDescription"));
    return Optional.of(new VersionSpec(Sha256.hex(identity), Set.copyOf(settings)));
  }

  private String description(JsonNode description) {
    try {
      return resolver.resolve(description).asText();
    } catch (UnsetParameterException unset) {
      return "";
    }
  }

  private boolean usesParameter(JsonNode value) {
    if (value.path("Ref").isTextual()) {
      return declared.has(value.get("Ref").asText());
    }
    if (value.isTextual()) {
      return SUBSTITUTED.matcher(value.asText()).results().anyMatch(m -> declared.has(m.group(1)));
    }
    for (JsonNode each : value) {
      if (usesParameter(each)) {
        return true;
      }
    }
    return false;
  }
}
