package dev.opsledger.local.dynamo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The capacity that a transaction consumes on AWS: two write units per item and started KB, and the
 * same for each index that contains the item (DynamoDB's documentation, "Read and write
 * consumption"). DynamoDB Local rounds up only once per table and reports 2 for twenty small items.
 *
 * <p>For updated items, only the size of the request is known; a higher count from DynamoDB Local
 * takes precedence.
 */
final class TransactionUnits {
  private static final int UNITS = 2;
  private static final int KB = 1024;

  private final Function<String, Map<String, List<KeySchemaElement>>> indexes;

  /**
   * @param indexes the key schemas of a table's indexes, by index name
   */
  TransactionUnits(Function<String, Map<String, List<KeySchemaElement>>> indexes) {
    this.indexes = indexes;
  }

  /**
   * Converts DynamoDB Local's per-index capacity to what AWS would report at the requested detail.
   */
  List<ConsumedCapacity> of(
      List<TransactWriteItem> items, List<ConsumedCapacity> local, ReturnConsumedCapacity asked) {
    return local.stream()
        .map(each -> of(items, each))
        .map(each -> asked == ReturnConsumedCapacity.INDEXES ? each : total(each))
        .toList();
  }

  private static ConsumedCapacity total(ConsumedCapacity capacity) {
    return ConsumedCapacity.builder()
        .tableName(capacity.tableName())
        .capacityUnits(capacity.capacityUnits())
        .build();
  }

  private ConsumedCapacity of(List<TransactWriteItem> items, ConsumedCapacity local) {
    List<TransactWriteItem> own =
        items.stream().filter(each -> table(each).equals(local.tableName())).toList();
    double rows =
        Math.max(
            local.table().capacityUnits(),
            own.stream().mapToDouble(each -> units(size(each))).sum());
    Map<String, Capacity> inIndexes = new HashMap<>();
    local
        .globalSecondaryIndexes()
        .forEach((name, capacity) -> inIndexes.put(name, inIndex(own, local, name, capacity)));
    double total = rows + inIndexes.values().stream().mapToDouble(Capacity::capacityUnits).sum();
    return local.toBuilder()
        .capacityUnits(total)
        .table(Capacity.builder().capacityUnits(rows).build())
        .globalSecondaryIndexes(inIndexes)
        .build();
  }

  private Capacity inIndex(
      List<TransactWriteItem> items, ConsumedCapacity local, String index, Capacity capacity) {
    List<KeySchemaElement> keys = indexes.apply(local.tableName()).getOrDefault(index, List.of());
    double units =
        items.stream()
            .filter(each -> each.put() != null && hasAll(each.put().item(), keys))
            .mapToDouble(each -> units(size(each)))
            .sum();
    return Capacity.builder().capacityUnits(Math.max(capacity.capacityUnits(), units)).build();
  }

  private static boolean hasAll(Map<String, AttributeValue> row, List<KeySchemaElement> keys) {
    return keys.stream().allMatch(key -> row.containsKey(key.attributeName()));
  }

  private static double units(long bytes) {
    return UNITS * Math.max(1, Math.ceilDiv(bytes, KB));
  }

  private static String table(TransactWriteItem item) {
    if (item.put() != null) {
      return item.put().tableName();
    }
    if (item.update() != null) {
      return item.update().tableName();
    }
    return item.delete() != null ? item.delete().tableName() : item.conditionCheck().tableName();
  }

  private static long size(TransactWriteItem item) {
    if (item.put() != null) {
      return RowSize.of(item.put().item());
    }
    if (item.update() != null) {
      Update update = item.update();
      return RowSize.of(update.key()) + RowSize.of(update.expressionAttributeValues().values());
    }
    return RowSize.of(item.delete() != null ? item.delete().key() : item.conditionCheck().key());
  }
}
