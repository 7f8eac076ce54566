package dev.opsledger.traffic.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.WriteItems;
import dev.opsledger.traffic.domain.AccessToken;
import dev.opsledger.traffic.domain.Membership;
import dev.opsledger.traffic.domain.ShareLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Stores the links with which users share the pages of one repository. */
public final class ShareLinkStore {
  static final String HASH = "shareHash";
  static final String REVOCATIONS = "shareRound";

  private static final String EXISTS = "attribute_exists(pk)";

  private final Table table;
  private final WriteItems writes;

  public ShareLinkStore(Table table) {
    this.table = table;
    this.writes = new WriteItems(table.name());
  }

  /**
   * Creates the key to the pages of a repository, or returns the one that exists.
   *
   * @param token the user's token
   * @return empty if the membership is gone
   */
  public Optional<AccessToken> share(Membership membership, AccessToken token) {
    ShareLink known = membership.shareLink();
    AccessToken key = token.forRepository(membership.repository(), known.revocations());
    if (known.hash().equals(Optional.of(key.hash()))) {
      return Optional.of(key);
    }
    var writing = new ArrayList<TransactWriteItem>();
    writing.add(writes.put(KeyRow.ofRepository(key, membership.user(), membership.repository())));
    writing.add(
        update(membership, "SET " + HASH + " = :hash", Map.of(":hash", Row.text(key.hash()))));
    known.hash().map(hash -> KeyRow.delete(writes, hash)).ifPresent(writing::add);
    return table.transact(writing) ? Optional.of(key) : Optional.empty();
  }

  /** Revokes the key; the next one will be different. */
  public void revoke(Membership membership) {
    Optional<String> hash = membership.shareLink().hash();
    if (hash.isPresent()) {
      var one = Map.of(":one", Row.number(1L));
      table.transact(
          List.of(
              KeyRow.delete(writes, hash.get()),
              update(membership, "REMOVE " + HASH + " ADD " + REVOCATIONS + " :one", one)));
    }
  }

  private TransactWriteItem update(
      Membership membership, String expression, Map<String, AttributeValue> values) {
    return writes.update(
        TrafficKeys.user(membership.user()),
        TrafficKeys.repository(membership.repository()),
        expression,
        EXISTS,
        values);
  }
}
