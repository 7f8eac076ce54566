package dev.opsledger.traffic.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.WriteItems;
import dev.opsledger.traffic.domain.AccessToken;
import dev.opsledger.traffic.domain.EmailAddress;
import dev.opsledger.traffic.domain.PageAccess;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Stores the users of the traffic API and the hashes of their keys. */
public final class TrafficUserStore {
  /** The hash of the current token, on the row of a user who has replaced the first one. */
  private static final String TOKEN = "tokenHash";

  /** Whether the key to the pages has a row, which it has not for users of older versions. */
  private static final String PAGES = "pagesKey";

  private final Table table;
  private final WriteItems writes;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public TrafficUserStore(Table table, Clock clock) {
    this.table = table;
    this.writes = new WriteItems(table.name());
    this.clock = clock;
  }

  /** Creates a user; empty if the address is taken in any letter case. */
  public Optional<AccessToken> create(EmailAddress email) {
    AccessToken token = AccessToken.random(random);
    String user = token.hash();
    boolean made =
        table.transact(
            List.of(
                writes.putNew(
                    Row.of(TrafficKeys.email(email), TrafficKeys.EMAIL).with("owner", user)),
                writes.putNew(
                    Row.of(TrafficKeys.user(user), TrafficKeys.USER)
                        .with("email", email.text())
                        .with("createdAt", clock.instant())
                        .with(PAGES, true)),
                writes.putNew(KeyRow.ofPages(token.forPages(), user))));
    return made ? Optional.of(token) : Optional.empty();
  }

  /** The id of the user with this token. */
  public Optional<String> find(String given) {
    Optional<AccessToken> token = AccessToken.read(given);
    return token
        .flatMap(this::ofFirst)
        .map(row -> token.get().hash())
        .or(() -> token.flatMap(this::keyRow).filter(KeyRow::isToken).map(KeyRow::user));
  }

  /** The row of the user whose first token it is, unless that token was replaced. */
  private Optional<Row> ofFirst(AccessToken token) {
    return table
        .get(TrafficKeys.user(token.hash()), TrafficKeys.USER)
        .filter(row -> row.find(TOKEN).isEmpty());
  }

  private Optional<KeyRow> keyRow(AccessToken key) {
    return table.get(TrafficKeys.key(key.hash()), TrafficKeys.KEY).map(KeyRow::read);
  }

  /** What a user's token or a read-only key gives access to. */
  public Optional<PageAccess> pageAccess(String given) {
    Optional<AccessToken> key = AccessToken.read(given);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    Optional<Row> user = ofFirst(key.get());
    if (user.isPresent()) {
      return Optional.of(ofToken(key.get(), user.get()));
    }
    return keyRow(key.get())
        .filter(this::isInForce)
        .map(
            row ->
                new PageAccess(
                    row.user(),
                    row.repository(),
                    row.isToken() ? key.get().forPages() : key.get()));
  }

  /**
   * The key to one repository outlives its owner until the owner's memberships are purged; all
   * other keys end with the owner.
   */
  private boolean isInForce(KeyRow key) {
    return key.repository().isEmpty()
        || table.get(TrafficKeys.user(key.user()), TrafficKeys.USER).isPresent();
  }

  private PageAccess ofToken(AccessToken token, Row row) {
    String user = token.hash();
    if (!row.flag(PAGES)) {
      table.transact(
          List.of(
              writes.put(KeyRow.ofPages(token.forPages(), user)),
              writes.update(
                  TrafficKeys.user(user),
                  TrafficKeys.USER,
                  "SET " + PAGES + " = :yes",
                  "attribute_exists(pk) AND attribute_not_exists(" + TOKEN + ")",
                  Map.of(":yes", WriteItems.TRUE))));
    }
    return new PageAccess(user, Optional.empty(), token.forPages());
  }

  /** Replaces a token and the key to the pages; empty if a concurrent request already did. */
  public Optional<AccessToken> rotate(String user, String given) {
    AccessToken old = AccessToken.read(given).orElseThrow();
    AccessToken token = AccessToken.random(random);
    String inForce =
        old.hash().equals(user) ? "attribute_not_exists(" + TOKEN + ")" : TOKEN + " = :old";
    var values = new HashMap<>(Map.of(":new", Row.text(token.hash()), ":yes", WriteItems.TRUE));
    if (!old.hash().equals(user)) {
      values.put(":old", Row.text(old.hash()));
    }
    var items = new ArrayList<>(revoke(old));
    items.add(
        writes.update(
            TrafficKeys.user(user),
            TrafficKeys.USER,
            "SET " + TOKEN + " = :new, " + PAGES + " = :yes",
            "attribute_exists(pk) AND " + inForce,
            values));
    items.add(writes.putNew(KeyRow.ofToken(token, user)));
    items.add(writes.putNew(KeyRow.ofPages(token.forPages(), user)));
    return table.transact(items) ? Optional.of(token) : Optional.empty();
  }

  private List<TransactWriteItem> revoke(AccessToken token) {
    return List.of(
        KeyRow.delete(writes, token.hash()), KeyRow.delete(writes, token.forPages().hash()));
  }

  /**
   * Deletes a user: the token becomes invalid and the address free. The memberships have to be
   * ended afterwards.
   *
   * @return whether the user existed
   */
  public boolean delete(String user, String given) {
    Optional<Row> row = table.getStrictly(TrafficKeys.user(user), TrafficKeys.USER);
    if (row.isEmpty()) {
      return false;
    }
    var items = new ArrayList<>(revoke(AccessToken.read(given).orElseThrow()));
    items.add(writes.deleteExisting(TrafficKeys.user(user), TrafficKeys.USER));
    var email = new EmailAddress(row.get().get("email"));
    items.add(writes.delete(TrafficKeys.email(email), TrafficKeys.EMAIL));
    items.add(writes.put(Row.of(TrafficKeys.PURGE_USERS, user).with("since", clock.instant())));
    return table.transact(items);
  }
}
