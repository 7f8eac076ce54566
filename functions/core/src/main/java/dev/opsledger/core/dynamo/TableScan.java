package dev.opsledger.core.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity.TOTAL;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Reads a whole table, page by page. It costs by the size of the table, so it is for work that is
 * done once in the background; no request does it.
 *
 * @param table the table's name
 */
public record TableScan(DynamoDbClient client, String table) {
  /** The keys of a row, after which a page begins. */
  public record After(String pk, String sk) {}

  /**
   * A page.
   *
   * @param rows the rows that match, of at most one megabyte of the table
   * @param last where the next page begins; empty after the last one
   */
  public record Page(List<Row> rows, Optional<After> last) {}

  /** The page after a row, or the first one, of the rows that match a filter. */
  public Page page(Optional<After> after, UnaryOperator<ScanRequest.Builder> filter) {
    ScanRequest.Builder request =
        filter.apply(ScanRequest.builder().tableName(table)).returnConsumedCapacity(TOTAL);
    after.ifPresent(row -> request.exclusiveStartKey(Table.key(row.pk, row.sk)));
    ScanResponse answer = client.scan(request.build());
    Optional<After> last =
        Optional.of(answer.lastEvaluatedKey())
            .filter(key -> !key.isEmpty())
            .map(key -> new After(key.get("pk").s(), key.get("sk").s()));
    return new Page(answer.items().stream().map(Row::new).toList(), last);
  }
}
