package dev.opsledger.traffic.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.WriteItems;
import dev.opsledger.traffic.domain.AccessToken;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The row of a key.
 *
 * @param user the key's owner
 * @param kind {@code token}, or {@code pages} for a read-only key
 * @param repository the only repository whose pages it opens, empty for all
 */
record KeyRow(String user, String kind, Optional<String> repository) {
  private static final String TOKEN = "token";
  private static final String PAGES = "pages";

  static Row ofToken(AccessToken key, String user) {
    return row(key, user, TOKEN);
  }

  static Row ofPages(AccessToken key, String user) {
    return row(key, user, PAGES);
  }

  static Row ofRepository(AccessToken key, String user, String repository) {
    return row(key, user, PAGES).with("repository", repository);
  }

  private static Row row(AccessToken key, String user, String kind) {
    return Row.of(TrafficKeys.key(key.hash()), TrafficKeys.KEY)
        .with("owner", user)
        .with("kind", kind);
  }

  static KeyRow read(Row row) {
    return new KeyRow(row.get("owner"), row.get("kind"), row.find("repository"));
  }

  /** Revokes a key. */
  static TransactWriteItem delete(WriteItems writes, String hash) {
    return writes.delete(TrafficKeys.key(hash), TrafficKeys.KEY);
  }

  /** Whether it gives access to the API. */
  boolean isToken() {
    return kind.equals(TOKEN);
  }
}
