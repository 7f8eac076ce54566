package dev.opsledger.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.StartException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the template's resources by type. */
final class ResourceReader {
  private static final Set<String> SUPPORTED =
      Set.of(
          "AWS::Serverless::Function",
          "AWS::Serverless::HttpApi",
          "AWS::SQS::Queue",
          "AWS::DynamoDB::Table",
          "AWS::Events::EventBus");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "Type",
          "Properties",
          "Condition",
          "DependsOn",
          "Metadata",
          "DeletionPolicy",
          "UpdateReplacePolicy",
          "UpdatePolicy",
          "CreationPolicy");

  /** Resource types without an effect on the local host. */
  private static final Pattern WITHOUT_EFFECT =
      Pattern.compile(
          "AWS::(Logs|IAM|SNS|KMS|SSM|SecretsManager|CloudWatch|Budgets|AppConfig)::\\w+"
              + "|AWS::CloudFormation::Stack|AWS::Serverless::Application"
              + "|AWS::ApiGatewayV2::(DomainName|ApiMapping)"
              + "|AWS::Lambda::Permission|AWS::SQS::QueuePolicy");

  private final JsonNode template;
  private final JsonNode resources;
  private final Resolver resolver;
  private final Names names;
  private final VersionReader versions;

  private final List<FunctionSpec> functions = new ArrayList<>();
  private final List<QueueSpec> queues = new ArrayList<>();
  private final List<TableSpec> tables = new ArrayList<>();
  private final Set<String> buses = new LinkedHashSet<>(Set.of("default"));
  private int apis;

  ResourceReader(ObjectNode template, ResourceAddresses addresses, Map<String, String> given) {
    this.template = template;
    this.resources = template.path("Resources");
    var parameters = new TemplateParameters(template.path("Parameters"), addresses.stack());
    this.names = new Names(resources, addresses);
    this.resolver = new Resolver(template, parameters, names);
    names.use(resolver);
    this.versions = new VersionReader(template, addresses, given);
  }

  Template read() {
    resources.properties().forEach(each -> check(each.getKey(), each.getValue()));
    for (Map.Entry<String, JsonNode> each : resources.properties()) {
      if (exists(each.getValue())) {
        read(each.getKey(), each.getValue());
      }
    }
    return new Template(
        List.copyOf(functions), List.copyOf(queues), List.copyOf(tables), Set.copyOf(buses));
  }

  private boolean exists(JsonNode resource) {
    return !resource.has("Condition") || resolver.holds(resource.get("Condition").asText());
  }

  private void read(String id, JsonNode resource) {
    switch (resource.path("Type").asText()) {
      case "AWS::Serverless::Function" -> function(id, resource);
      case "AWS::SQS::Queue" -> queues.add(QueueSpec.read(id, names.of(id), of(id, resource)));
      case "AWS::DynamoDB::Table" -> tables.add(TableSpec.read(id, names.of(id), of(id, resource)));
      case "AWS::Events::EventBus" -> bus(id, of(id, resource));
      case "AWS::Serverless::HttpApi" -> api(id, resource);
      default -> {
        // Types are checked before, so this one has no local effect.
      }
    }
  }

  private static void check(String id, JsonNode resource) {
    String type = resource.path("Type").asText();
    if (!SUPPORTED.contains(type) && !WITHOUT_EFFECT.matcher(type).matches()) {
      throw new StartException(
          "%s has the type %s, which is not supported by the local host.".formatted(id, type));
    }
    resource
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!ATTRIBUTES.contains(name)) {
                throw new StartException(
                    "%s.%s is not supported by the local host.".formatted(id, name));
              }
            });
  }

  private Properties of(String id, JsonNode resource) {
    return new Properties(id + ".Properties", resource.path("Properties"), resolver);
  }

  private Properties withGlobals(String id, JsonNode resource, String section) {
    return new Properties(id + ".Properties", merged(resource, section), resolver);
  }

  private ObjectNode merged(JsonNode resource, String section) {
    return FunctionReader.merge(
        template.path("Globals").path(section), resource.path("Properties"));
  }

  private void function(String id, JsonNode resource) {
    functions.add(
        FunctionReader.read(
            id,
            names.of(id),
            withGlobals(id, resource, "Function"),
            new RoleReader(resources, resolver).grants(resource),
            versions.of(merged(resource, "Function"))));
  }

  private void bus(String id, Properties properties) {
    properties.withoutEffect(
        "Name", "Description", "Tags", "KmsKeyIdentifier", "DeadLetterConfig", "LogConfig");
    properties.finish();
    buses.add(names.of(id));
  }

  private void api(String id, JsonNode resource) {
    if (++apis > 1) {
      throw new StartException(id + " is a second HTTP API, and the local host has one address.");
    }
    Properties properties = withGlobals(id, resource, "HttpApi");
    properties.withoutEffect(
        "Name",
        "Description",
        "Tags",
        "PropagateTags",
        "AccessLogSettings",
        "RouteSettings",
        "DefaultRouteSettings",
        "Domain",
        "FailOnWarnings",
        "DisableExecuteApiEndpoint");
    if (!properties.text("StageName").orElse("$default").equals("$default")) {
      throw new StartException(id + ".Properties.StageName must be $default for the local host.");
    }
    Properties auth = properties.nested("Auth");
    if (!auth.text("EnableIamAuthorizer").orElse("false").equals("false")) {
      throw new StartException(
          id + ".Properties.Auth must leave access to functions for the local host.");
    }
    auth.finish();
    properties.finish();
  }
}
