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
 * Wrong tokens by the address from which they came: after the first ones each takes twice as long
 * as the one before, so that nobody tries many.
 */
public final class SignInAttempts {
  private static final String ATTEMPTS = "ATTEMPTS";
  private static final int FREE = 10;
  private static final int MOST_DOUBLINGS = 10;

  /** So long after the last one they are forgotten. */
  private static final Duration REMEMBERED = Duration.ofHours(1);

  /** Of an IPv6 address; the rest of it the caller chooses. */
  private static final int NETWORK_BYTES = 8;

  private final Table table;
  private final Clock clock;

  public SignInAttempts(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** How long an address must wait before its next token is looked at, zero for not at all. */
  public Duration wait(String address) {
    Instant now = clock.instant();
    return table
        .get(key(address), ATTEMPTS)
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

  /** Notes a wrong token. */
  public void wrong(String address) {
    Instant now = clock.instant();
    Optional<Row> former = table.get(key(address), ATTEMPTS);
    if (former.filter(row -> row.number("expires") <= now.getEpochSecond()).isPresent()) {
      table.delete(key(address), ATTEMPTS);
    }
    table.update(
        key(address),
        ATTEMPTS,
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
    return "SIGN-IN#" + network(address);
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
