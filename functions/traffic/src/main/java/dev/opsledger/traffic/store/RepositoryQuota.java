package dev.opsledger.traffic.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.WriteItems;
import dev.opsledger.core.error.RequestException;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Limits how many repositories a user may watch. The user's row counts them in the transaction that
 * adds or removes one, so that concurrent requests cannot exceed the limit.
 *
 * @param limit the most repositories of one user
 */
record RepositoryQuota(Table table, int limit) {
  private static final String COUNT = "repositoryCount";
  private static final String EXISTS = "attribute_exists(pk) AND ";

  /**
   * The transaction item that counts one more.
   *
   * @throws RequestException 400 if the limit is reached, 401 if the user was deleted
   */
  TransactWriteItem reserve(String user) {
    Row row =
        table
            .getStrictly(TrafficKeys.user(user), TrafficKeys.USER)
            .orElseThrow(() -> RequestException.unauthorized("this user was deleted"));
    Optional<Long> known = row.findNumber(COUNT);
    if (known.filter(count -> count < limit).isPresent()) {
      return update(
          user,
          "ADD " + COUNT + " :one",
          COUNT + " < :most",
          Map.of(":one", Row.number(1L), ":most", Row.number((long) limit)));
    }
    // Users of older versions have no count yet; and before refusing, count the rows.
    long counted = count(user);
    if (counted >= limit) {
      throw RequestException.invalid(
          "a user can have at most %d repositories; delete one first".formatted(limit));
    }
    var next = Row.number(counted + 1);
    return known
        .map(
            old ->
                update(
                    user,
                    "SET " + COUNT + " = :next",
                    COUNT + " = :old",
                    Map.of(":next", next, ":old", Row.number(old))))
        .orElseGet(
            () ->
                update(
                    user,
                    "SET " + COUNT + " = :next",
                    "attribute_not_exists(" + COUNT + ")",
                    Map.of(":next", next)));
  }

  private long count(String user) {
    long count = 0;
    for (Row ignored : memberships(user)) {
      count++;
    }
    return count;
  }

  private Iterable<Row> memberships(String user) {
    return table.query(
        q ->
            q.keyConditionExpression("pk = :pk AND begins_with(sk, :repo)")
                .consistentRead(true)
                .expressionAttributeValues(
                    Map.of(
                        ":pk",
                        Row.text(TrafficKeys.user(user)),
                        ":repo",
                        Row.text(TrafficKeys.MEMBERSHIPS))));
  }

  /** The transaction item that counts one less; empty if the user was deleted or never counted. */
  Optional<TransactWriteItem> release(String user) {
    return table
        .getStrictly(TrafficKeys.user(user), TrafficKeys.USER)
        .filter(row -> row.number(COUNT) > 0)
        .map(
            row ->
                update(
                    user,
                    "ADD " + COUNT + " :less",
                    COUNT + " > :none",
                    Map.of(":less", Row.number(-1L), ":none", Row.number(0L))));
  }

  private TransactWriteItem update(
      String user, String expression, String condition, Map<String, AttributeValue> values) {
    return new WriteItems(table.name())
        .update(TrafficKeys.user(user), TrafficKeys.USER, expression, EXISTS + condition, values);
  }
}
