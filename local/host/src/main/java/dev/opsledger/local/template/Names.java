package dev.opsledger.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Physical names of resources, and the values of references to them. */
final class Names implements References {
  private static final Map<String, String> NAME_PROPERTY =
      Map.of(
          "AWS::Serverless::Function", "FunctionName",
          "AWS::SQS::Queue", "QueueName",
          "AWS::DynamoDB::Table", "TableName",
          "AWS::SNS::Topic", "TopicName",
          "AWS::Events::EventBus", "Name");

  private final JsonNode resources;
  private final ResourceAddresses addresses;
  private Resolver resolver;

  Names(JsonNode resources, ResourceAddresses addresses) {
    this.resources = resources;
    this.addresses = addresses;
  }

  void use(Resolver those) {
    resolver = those;
  }

  /** The name set in the template, or else one derived from the logical id. */
  String of(String logicalId) {
    JsonNode properties = resources.path(logicalId).path("Properties");
    String property = NAME_PROPERTY.getOrDefault(type(logicalId), "Name");
    JsonNode given = resolver.resolve(properties.path(property));
    if (given.isTextual()) {
      return given.asText();
    }
    String name = addresses.name(logicalId);
    return properties.path("FifoQueue").asBoolean(false) ? name + ".fifo" : name;
  }

  @Override
  public String ref(String logicalId) {
    // Drops SAM's suffix for an alias or version, as in {@code MyFunction.Alias}.
    String id = logicalId.split("\\.", 2)[0];
    if (!resources.has(id)) {
      return null;
    }
    return switch (type(id)) {
      case "AWS::SQS::Queue" -> addresses.queues() + "/" + of(id);
      case "AWS::SNS::Topic" -> Arn.of("sns", of(id));
      default -> of(id);
    };
  }

  @Override
  public String attribute(String logicalId, String attribute) {
    return switch (type(logicalId) + " " + attribute) {
      case "AWS::Serverless::Function Arn" -> Arn.of("lambda", "function:" + of(logicalId));
      case "AWS::SQS::Queue Arn" -> Arn.of("sqs", of(logicalId));
      case "AWS::SQS::Queue QueueName", "AWS::Events::EventBus Name" -> of(logicalId);
      case "AWS::SQS::Queue QueueUrl" -> ref(logicalId);
      case "AWS::DynamoDB::Table Arn" -> Arn.of("dynamodb", "table/" + of(logicalId));
      case "AWS::DynamoDB::Table StreamArn" ->
          Arn.of("dynamodb", "table/" + of(logicalId) + "/stream/local");
      case "AWS::Events::EventBus Arn" -> Arn.of("events", "event-bus/" + of(logicalId));
      case "AWS::Logs::LogGroup Arn" -> Arn.of("logs", "log-group:" + logicalId + ":*");
      case "AWS::Serverless::HttpApi ApiEndpoint" -> addresses.api();
      // AWS numbers each version; here the content itself serves as its version number.
      case "AWS::AppConfig::HostedConfigurationVersion VersionNumber" ->
          resolver.resolve(resources.path(logicalId).path("Properties").path("Content")).asText();
      default -> null;
    };
  }

  private String type(String logicalId) {
    return resources.path(logicalId).path("Type").asText();
  }
}
