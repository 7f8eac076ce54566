package dev.opsledger.traffic;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The users of the traffic API. */
final class UserStore {
  private final Table table;
  private final Writes writes;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  UserStore(Table table, Clock clock) {
    this.table = table;
    this.writes = new Writes(table.name());
    this.clock = clock;
  }

  /** Makes a user; empty when the address is taken, in whatever letter case. */
  Optional<AccessToken> create(EmailAddress email) {
    AccessToken token = AccessToken.random(random);
    String user = token.user();
    boolean made =
        table.transact(
            List.of(
                writes.putNew(Row.of(Keys.email(email), Keys.EMAIL).with("owner", user)),
                writes.putNew(
                    Row.of(Keys.user(user), Keys.USER)
                        .with("email", email.text())
                        .with("createdAt", clock.instant()))));
    return made ? Optional.of(token) : Optional.empty();
  }

  /** The id of the user that a token stands for. */
  Optional<String> find(String token) {
    String user = AccessToken.userOf(token);
    return table.get(Keys.user(user), Keys.USER).map(row -> user);
  }
}
