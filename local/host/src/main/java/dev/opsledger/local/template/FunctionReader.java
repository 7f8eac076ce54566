package dev.opsledger.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code AWS::Serverless::Function}. */
final class FunctionReader {
  private FunctionReader() {}

  static FunctionSpec read(
      String logicalId,
      String name,
      Properties properties,
      Optional<List<Grant>> grants,
      Optional<VersionSpec> version) {
    Properties variables = variables(properties);
    var spec =
        new FunctionSpec(
            logicalId,
            name,
            properties.required("Handler"),
            Duration.ofSeconds(properties.number("Timeout", 3)),
            properties.number("ReservedConcurrentExecutions", Integer.MAX_VALUE),
            Set.copyOf(variables.names()),
            values(variables),
            sources(logicalId, properties.nested("Events")),
            asynchronous(properties),
            grants,
            version);
    properties.withoutEffect(
        "FunctionName",
        "CodeUri",
        "Runtime",
        "MemorySize",
        "Architectures",
        "SnapStart",
        "AutoPublishAlias",
        "AutoPublishAliasAllProperties",
        "AutoPublishCodeSha256",
        "DeploymentPreference",
        "ProvisionedConcurrencyConfig",
        "VersionDescription",
        "VersionDeletionPolicy",
        "Tracing",
        "Policies",
        "Role",
        "RolePath",
        "PermissionsBoundary",
        "AssumeRolePolicyDocument",
        "LoggingConfig",
        "Tags",
        "PropagateTags",
        "KmsKeyArn",
        "Description",
        "EphemeralStorage",
        "RuntimeManagementConfig",
        "CodeSigningConfigArn",
        "RecursiveLoop",
        "PackageType");
    properties.finish();
    return spec;
  }

  private static Properties variables(Properties properties) {
    Properties environment = properties.nested("Environment");
    Properties variables = environment.nested("Variables");
    environment.finish();
    return variables;
  }

  /** Omits variables whose parameter has no value; external settings may supply them. */
  private static Map<String, String> values(Properties variables) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : variables.names()) {
      Optional<JsonNode> value = variables.treeIfSet(name);
      value.ifPresent(each -> values.put(name, each.asText()));
    }
    return values;
  }

  private static List<EventSource> sources(String logicalId, Properties events) {
    var reader = new EventReader(logicalId);
    return events.names().stream().map(each -> reader.read(each, events.nested(each))).toList();
  }

  private static FunctionSpec.Asynchronous asynchronous(Properties properties) {
    Properties config = properties.nested("EventInvokeConfig");
    config.withoutEffect("MaximumEventAgeInSeconds");
    int retries = config.number("MaximumRetryAttempts", 2);
    String onFailure = EventReader.onFailure(config.nested("DestinationConfig"));
    config.finish();
    Properties deadLetters = properties.nested("DeadLetterQueue");
    if (deadLetters.isEmpty()) {
      return new FunctionSpec.Asynchronous(retries, onFailure);
    }
    deadLetters.withoutEffect("Type");
    String arn = deadLetters.required("TargetArn");
    deadLetters.finish();
    return new FunctionSpec.Asynchronous(retries, arn);
  }

  /** Merges {@code Globals.Function} into a function: maps and lists merge, its own values win. */
  static ObjectNode merge(JsonNode globals, JsonNode own) {
    ObjectNode merged =
        globals.isObject() ? globals.deepCopy() : TemplateJson.MAPPER.createObjectNode();
    for (Map.Entry<String, JsonNode> each : own.properties()) {
      merged.set(each.getKey(), mergeValue(each.getValue(), merged.path(each.getKey())));
    }
    return merged;
  }

  private static JsonNode mergeValue(JsonNode own, JsonNode global) {
    if (own.isArray() && global.isArray()) {
      var both = TemplateJson.MAPPER.createArrayNode();
      global.forEach(both::add);
      own.forEach(both::add);
      return both;
    }
    return isPlain(own) && isPlain(global) ? merge(global, own) : own;
  }

  /** Whether it is a plain object, not an intrinsic function such as {@code {Ref: …}}. */
  private static boolean isPlain(JsonNode node) {
    if (!node.isObject() || node.size() != 1) {
      return node.isObject();
    }
    String name = node.fieldNames().next();
    return !name.equals("Ref") && !name.startsWith("Fn::");
  }
}
