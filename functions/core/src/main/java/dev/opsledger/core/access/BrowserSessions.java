package dev.opsledger.core.access;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Browsers that signed in. What a browser keeps is 256 random bits and says nothing of the token;
 * stored is their hash, and what binds the session to the token, so that it ends with it.
 */
public final class BrowserSessions {
  /** So long after it was opened a session ends. */
  static final Duration LIFE = Duration.ofDays(30);

  private static final String SESSION = "BROWSER";
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Supplier<Table> table;
  private final Clock clock;

  public BrowserSessions(Supplier<Table> table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** Opens a session for a token and returns what the browser keeps. */
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

  /** A session that goes on, empty for one that is unknown or over. */
  Optional<Session> find(String id) {
    if (!id.matches("[0-9a-f]{64}")) {
      return Optional.empty();
    }
    return table
        .get()
        .get(key(id), SESSION)
        // One that was opened a moment ago.
        .or(() -> table.get().getStrictly(key(id), SESSION))
        // DynamoDB deletes expired rows only within days.
        .filter(row -> Instant.ofEpochSecond(row.number("expires")).isAfter(clock.instant()))
        .map(row -> new Session(id, row.get("binding")));
  }

  /** Ends a session. */
  public void close(String id) {
    table.get().delete(key(id), SESSION);
  }

  /** A session, and what binds it to its token. */
  record Session(String id, String binding) {
    boolean isOf(Secret token) {
      return MessageDigest.isEqual(
          binding.getBytes(StandardCharsets.UTF_8),
          BrowserSessions.binding(id, token.reveal()).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Keyed by the id, which is stored nowhere, so that nobody can try tokens against the table. */
  private static String binding(String id, String token) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(id.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(token.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private static String key(String id) {
    return "BROWSER#" + Sha256.hex(id);
  }
}
