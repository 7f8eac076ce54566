package dev.opsledger.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A DynamoDB table.
 *
 * @param logicalId its name in the template
 * @param name its name in DynamoDB
 * @param attributes the types of the key attributes
 * @param keys the partition key, and the sort key if there is one
 * @param indexes its global secondary indexes
 * @param expiry the time-to-live attribute, if there is one
 * @param streamView the stream's view type, if it has a stream
 */
public record TableSpec(
    String logicalId,
    String name,
    Map<String, String> attributes,
    List<Key> keys,
    List<Index> indexes,
    Optional<String> expiry,
    Optional<String> streamView) {

  /** A key attribute and its role, {@code HASH} or {@code RANGE}. */
  public record Key(String attribute, String role) {}

  /** A global secondary index. */
  public record Index(String name, List<Key> keys, String projection, List<String> included) {}

  static TableSpec read(String logicalId, String name, Properties properties) {
    Map<String, String> attributes = new TreeMap<>();
    for (Properties each : properties.list("AttributeDefinitions")) {
      attributes.put(each.required("AttributeName"), each.required("AttributeType"));
      each.finish();
    }
    List<Index> indexes =
        properties.list("GlobalSecondaryIndexes").stream().map(TableSpec::index).toList();
    var table =
        new TableSpec(
            logicalId,
            name,
            Map.copyOf(attributes),
            keys(properties),
            indexes,
            expiry(properties.nested("TimeToLiveSpecification")),
            stream(properties.nested("StreamSpecification")));
    properties.withoutEffect(
        "TableName",
        "BillingMode",
        "ProvisionedThroughput",
        "OnDemandThroughput",
        "WarmThroughput",
        "PointInTimeRecoverySpecification",
        "SSESpecification",
        "DeletionProtectionEnabled",
        "ContributorInsightsSpecification",
        "TableClass",
        "Tags");
    properties.finish();
    return table;
  }

  private static List<Key> keys(Properties properties) {
    return properties.list("KeySchema").stream()
        .map(
            each -> {
              var key = new Key(each.required("AttributeName"), each.required("KeyType"));
              each.finish();
              return key;
            })
        .toList();
  }

  private static Index index(Properties properties) {
    Properties projection = properties.nested("Projection");
    var index =
        new Index(
            properties.required("IndexName"),
            keys(properties),
            projection.text("ProjectionType").orElse("ALL"),
            projection.texts("NonKeyAttributes"));
    projection.finish();
    properties.withoutEffect(
        "ProvisionedThroughput",
        "OnDemandThroughput",
        "WarmThroughput",
        "ContributorInsightsSpecification");
    properties.finish();
    return index;
  }

  private static Optional<String> expiry(Properties properties) {
    Optional<String> attribute = properties.text("AttributeName");
    boolean enabled = properties.flag("Enabled", false);
    properties.finish();
    return enabled ? attribute : Optional.empty();
  }

  private static Optional<String> stream(Properties properties) {
    Optional<String> view = properties.text("StreamViewType");
    properties.finish();
    return view;
  }
}
