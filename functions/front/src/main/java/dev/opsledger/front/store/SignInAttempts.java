package dev.opsledger.front.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.math.BigInteger;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Counts wrong tokens by the caller's network. From the tenth on, each doubles the time that the
 * network must wait before its next attempt, which stops guessing.
 */
public final class SignInAttempts {
  private static final int FREE = 10;
  private static final int MOST_DOUBLINGS = 10;

  /** The count is dropped this long after the last wrong token. */
  private static final Duration REMEMBERED = Duration.ofHours(1);

  /** The length of an IPv6 network prefix; a caller can choose the rest of the address. */
  private static final int NETWORK_BYTES = 8;

  private final Table table;
  private final Clock clock;

  /**
   * @param table the sync table, which also holds browser sessions
   */
  public SignInAttempts(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** How long an address must wait before its next attempt; zero if it need not. */
  public Duration wait(String address) {
    Instant now = clock.instant();
    return table
        .get(key(address), FrontKeys.SIGN_IN_ATTEMPTS)
        .filter(row -> Instant.ofEpochSecond(row.number("expires")).isAfter(now))
        .map(row -> Duration.between(now, next(row)))
        .filter(wait -> !wait.isNegative())
        .orElse(Duration.ZERO);
  }

  private static Instant next(Row row) {
    long beyond = row.number("wrong") - FREE;
    Duration wait =
        beyond < 0 ? Duration.ZERO : Duration.ofSeconds(1L << Math.min(beyond, MOST_DOUBLINGS));
    return Instant.ofEpochSecond(row.number("expires")).minus(REMEMBERED).plus(wait);
  }

  /** Counts a wrong token. */
  public void wrong(String address) {
    Instant now = clock.instant();
    String key = key(address);
    Optional<Row> former = table.get(key, FrontKeys.SIGN_IN_ATTEMPTS);
    if (former.filter(row -> row.number("expires") <= now.getEpochSecond()).isPresent()) {
      table.delete(key, FrontKeys.SIGN_IN_ATTEMPTS);
    }
    table.update(
        key,
        FrontKeys.SIGN_IN_ATTEMPTS,
        update ->
            update
                .updateExpression("ADD wrong :one SET expires = :expires")
                .expressionAttributeValues(
                    Map.of(
                        ":one",
                        Row.number(1L),
                        ":expires",
                        Row.number(now.plus(REMEMBERED).getEpochSecond()))));
  }

  private static String key(String address) {
    return FrontKeys.signIn(network(address));
  }

  private static String network(String address) {
    try {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      int length = Math.min(bytes.length, NETWORK_BYTES);
      return new BigInteger(1, Arrays.copyOf(bytes, length)).toString(16) + "/" + bytes.length;
    } catch (IllegalArgumentException e) {
      return "unknown";
    }
  }
}
