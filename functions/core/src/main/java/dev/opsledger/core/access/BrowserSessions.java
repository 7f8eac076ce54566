package dev.opsledger.core.access;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sessions of signed-in browsers. The cookie is 256 random bits that reveal nothing about the
 * token. The table holds only their hash and an HMAC of the token, so that replacing the token ends
 * the session.
 */
public final class BrowserSessions {
  /** How long a session lasts after sign-in. */
  static final Duration LIFE = Duration.ofDays(30);

  private static final String SESSION = "BROWSER";
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Supplier<Table> table;
  private final Clock clock;

  /** Stores sessions in a table; the clock decides when they expire. */
  public BrowserSessions(Supplier<Table> table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** Opens a session for a token and returns the session id for the cookie. */
  public String open(String token) {
    byte[] random = new byte[BYTES];
    RANDOM.nextBytes(random);
    String id = HexFormat.of().formatHex(random);
    table
        .get()
        .put(
            Row.of(key(id), SESSION)
                .with("binding", binding(id, token))
                .expiring(clock.instant().plus(LIFE)));
    return id;
  }

  /** Finds a live session; empty when it is unknown or expired. */
  Optional<Session> find(String id) {
    if (!id.matches("[0-9a-f]{64}")) {
      return Optional.empty();
    }
    return table
        .get()
        .get(key(id), SESSION)
        // An eventually consistent read may miss a session opened a moment ago.
        .or(() -> table.get().getStrictly(key(id), SESSION))
        // DynamoDB may take days to delete expired items.
        .filter(row -> Instant.ofEpochSecond(row.number("expires")).isAfter(clock.instant()))
        .map(row -> new Session(id, row.get("binding")));
  }

  /** Ends a session. */
  public void close(String id) {
    table.get().delete(key(id), SESSION);
  }

  /** A stored session with the HMAC that ties it to its token. */
  record Session(String id, String binding) {
    boolean isOf(Secret token) {
      return MessageDigest.isEqual(
          binding.getBytes(StandardCharsets.UTF_8),
          BrowserSessions.binding(id, token.reveal()).getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * HMAC of the token, keyed by the session id. The id itself is not stored, so that nobody who
   * reads the table can test guesses of the token against it.
   */
  private static String binding(String id, String token) {
    byte[] key = id.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Sha256.hmac(key, token.getBytes(StandardCharsets.UTF_8)));
  }

  private static String key(String id) {
    return "BROWSER#" + Sha256.hex(id);
  }
}
