package dev.opsledger.local.access;

import dev.opsledger.core.runtime.CallObserver.Call;
import dev.opsledger.local.template.Arn;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * Maps AWS calls to the permissions they need ("Actions, resources, and condition keys" of each
 * service in the Service Authorization Reference). A transaction needs the permissions of its parts
 * and none of its own.
 */
final class PermissionMapper {
  private PermissionMapper() {}

  /**
   * @throws IllegalStateException for a call that has no mapping here
   */
  static List<RequiredPermission> of(SdkRequest request) {
    return switch (request) {
      case GetItemRequest get -> of("GetItem", get.tableName());
      case PutItemRequest put -> of("PutItem", put.tableName());
      case UpdateItemRequest update -> of("UpdateItem", update.tableName());
      case DeleteItemRequest delete -> of("DeleteItem", delete.tableName());
      case BatchGetItemRequest batch -> of("BatchGetItem", batch.requestItems().keySet());
      case BatchWriteItemRequest batch -> of("BatchWriteItem", batch.requestItems().keySet());
      case ScanRequest scan -> of("Scan", scan.tableName());
      case QueryRequest query when query.indexName() == null -> of("Query", query.tableName());
      case QueryRequest query -> of("Query", query.tableName() + "/index/" + query.indexName());
      case TransactGetItemsRequest reads ->
          reads.transactItems().stream()
              .flatMap(each -> of("GetItem", each.get().tableName()).stream())
              .distinct()
              .toList();
      case TransactWriteItemsRequest writes ->
          writes.transactItems().stream().flatMap(PermissionMapper::part).distinct().toList();
      case SendMessageRequest send -> queue("SendMessage", send.queueUrl());
      case SendMessageBatchRequest send -> queue("SendMessage", send.queueUrl());
      case GetQueueAttributesRequest read -> queue("GetQueueAttributes", read.queueUrl());
      case ChangeMessageVisibilityRequest change ->
          queue("ChangeMessageVisibility", change.queueUrl());
      default ->
          throw new IllegalStateException(
              "The local host does not know which permission %s needs."
                  .formatted(request.getClass().getSimpleName()));
    };
  }

  /** The permissions of a call made without an SDK client. */
  static List<RequiredPermission> of(Call call) {
    return switch (call.service()) {
      case "EventBridge" ->
          List.of(
              new RequiredPermission(
                  "events:" + call.operation(), Arn.of("events", "event-bus/" + call.resource())));
      case "SNS" -> List.of(new RequiredPermission("sns:" + call.operation(), call.resource()));
      case "SSM" ->
          Arrays.stream(call.resource().split(",", -1))
              .map(
                  name ->
                      new RequiredPermission(
                          "ssm:" + call.operation(), Arn.of("ssm", "parameter" + name)))
              .toList();
      default -> List.of();
    };
  }

  private static Stream<RequiredPermission> part(TransactWriteItem item) {
    if (item.put() != null) {
      return of("PutItem", item.put().tableName()).stream();
    }
    if (item.update() != null) {
      return of("UpdateItem", item.update().tableName()).stream();
    }
    if (item.delete() != null) {
      return of("DeleteItem", item.delete().tableName()).stream();
    }
    return of("ConditionCheckItem", item.conditionCheck().tableName()).stream();
  }

  private static List<RequiredPermission> of(String action, Collection<String> tables) {
    return tables.stream().flatMap(table -> of(action, table).stream()).toList();
  }

  private static List<RequiredPermission> of(String action, String table) {
    return List.of(
        new RequiredPermission("dynamodb:" + action, Arn.of("dynamodb", "table/" + table)));
  }

  private static List<RequiredPermission> queue(String action, String url) {
    String name = url.substring(url.lastIndexOf('/') + 1);
    return List.of(new RequiredPermission("sqs:" + action, Arn.of("sqs", name)));
  }
}
