package dev.opsledger.local.dynamo;

import dev.opsledger.local.StartException;
import dev.opsledger.local.template.TableSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Creates or updates tables to match the template, and keeps their data. */
public final class Tables {
  private final DynamoDbClient dynamo;
  private final boolean expiring;

  /**
   * Manages the tables that this client can access.
   *
   * @param expiring whether expired rows are deleted; DynamoDB Local goes by the machine's clock,
   *     so it must not for functions with another one
   */
  public Tables(DynamoDbClient dynamo, boolean expiring) {
    this.dynamo = dynamo;
    this.expiring = expiring;
  }

  /** Creates a table, or adds what an existing one lacks. */
  public void ensure(TableSpec table) {
    try {
      makeOrAdapt(table);
    } catch (DynamoDbException refused) {
      throw new StartException(
          "DynamoDB refuses %s: %s"
              .formatted(table.logicalId(), refused.awsErrorDetails().errorMessage()));
    }
  }

  private void makeOrAdapt(TableSpec table) {
    Optional<TableDescription> existing = find(table.name());
    if (existing.isEmpty()) {
      create(table);
    } else {
      adapt(table, existing.get());
    }
    table.expiry().filter(_ -> expiring).ifPresent(attribute -> expire(table, attribute));
  }

  private Optional<TableDescription> find(String name) {
    try {
      return Optional.of(dynamo.describeTable(r -> r.tableName(name)).table());
    } catch (ResourceNotFoundException absent) {
      return Optional.empty();
    }
  }

  private void create(TableSpec table) {
    dynamo.createTable(
        request -> {
          request
              .tableName(table.name())
              .billingMode(BillingMode.PAY_PER_REQUEST)
              .attributeDefinitions(attributes(table))
              .keySchema(keys(table.keys()))
              .streamSpecification(table.streamView().map(Tables::stream).orElse(null));
          if (!table.indexes().isEmpty()) {
            request.globalSecondaryIndexes(table.indexes().stream().map(Tables::index).toList());
          }
        });
  }

  private void adapt(TableSpec table, TableDescription existing) {
    if (!Set.copyOf(existing.keySchema()).equals(Set.copyOf(keys(table.keys())))) {
      throw new StartException(
          "The table %s in the data folder has other keys than the template says: use another"
                  .formatted(table.name())
              + " folder (OPSLEDGER_DATA) or delete this one.");
    }
    Set<String> there =
        existing.globalSecondaryIndexes().stream()
            .map(GlobalSecondaryIndexDescription::indexName)
            .collect(Collectors.toSet());
    table.indexes().stream().filter(i -> !there.contains(i.name())).forEach(i -> add(table, i));
    boolean streams = existing.streamSpecification() != null;
    if (!streams && table.streamView().isPresent()) {
      dynamo.updateTable(
          r -> r.tableName(table.name()).streamSpecification(stream(table.streamView().get())));
    }
  }

  private void add(TableSpec table, TableSpec.Index missing) {
    var action =
        CreateGlobalSecondaryIndexAction.builder()
            .indexName(missing.name())
            .keySchema(keys(missing.keys()))
            .projection(projection(missing))
            .build();
    dynamo.updateTable(
        r ->
            r.tableName(table.name())
                .attributeDefinitions(attributes(table))
                .globalSecondaryIndexUpdates(
                    GlobalSecondaryIndexUpdate.builder().create(action).build()));
  }

  private void expire(TableSpec table, String attribute) {
    var current = dynamo.describeTimeToLive(r -> r.tableName(table.name()));
    if (current.timeToLiveDescription().timeToLiveStatus() == TimeToLiveStatus.ENABLED) {
      return;
    }
    dynamo.updateTimeToLive(
        r ->
            r.tableName(table.name())
                .timeToLiveSpecification(ttl -> ttl.attributeName(attribute).enabled(true)));
  }

  private static List<AttributeDefinition> attributes(TableSpec table) {
    return table.attributes().entrySet().stream()
        .map(
            each ->
                AttributeDefinition.builder()
                    .attributeName(each.getKey())
                    .attributeType(each.getValue())
                    .build())
        .toList();
  }

  private static List<KeySchemaElement> keys(List<TableSpec.Key> keys) {
    return keys.stream()
        .map(
            each ->
                KeySchemaElement.builder()
                    .attributeName(each.attribute())
                    .keyType(each.role())
                    .build())
        .toList();
  }

  private static GlobalSecondaryIndex index(TableSpec.Index index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(keys(index.keys()))
        .projection(projection(index))
        .build();
  }

  private static Projection projection(TableSpec.Index index) {
    return Projection.builder()
        .projectionType(index.projection())
        .nonKeyAttributes(index.included().isEmpty() ? null : index.included())
        .build();
  }

  private static StreamSpecification stream(String view) {
    return StreamSpecification.builder().streamEnabled(true).streamViewType(view).build();
  }
}
