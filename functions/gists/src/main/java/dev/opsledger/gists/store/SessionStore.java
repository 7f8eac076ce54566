package dev.opsledger.gists.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.gists.domain.Session;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Readers' sessions: one small row each, whatever they were shown. */
public final class SessionStore {
  /** A session lives so long after it was last used. */
  public static final Duration LIFE = Duration.ofDays(30);

  /** Its life is prolonged once a day at most, so that looking for news costs no write. */
  private static final Duration PROLONGED = Duration.ofDays(1);

  private static final String SESSION = "SESSION";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Table table;
  private final Clock clock;

  public SessionStore(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** The session of a cookie; empty for one that is unknown or expired. */
  public Optional<Session> find(String cookie) {
    String id = hash(cookie);
    return table
        .getStrictly(pk(id), SESSION)
        .map(r -> new Session(id, r.number("place"), Instant.ofEpochSecond(r.number("expires"))))
        // DynamoDB deletes expired rows only within days.
        .filter(session -> session.expires().isAfter(clock.instant()));
  }

  /**
   * Opens a session.
   *
   * @return the cookie: 128 random bits
   */
  public String open(long place) {
    byte[] random = new byte[16];
    RANDOM.nextBytes(random);
    String cookie = HexFormat.of().formatHex(random);
    table.put(
        Row.of(pk(hash(cookie)), SESSION)
            .with("place", place)
            .expiring(clock.instant().plus(LIFE)));
    return cookie;
  }

  /** Whether a session's life should be prolonged by now. */
  public boolean ages(Session session) {
    Instant fresh = clock.instant().plus(LIFE).minus(PROLONGED);
    return session.expires().isBefore(fresh.truncatedTo(ChronoUnit.SECONDS));
  }

  /** Moves a session on, unless another request has moved it in the meantime. */
  public boolean move(Session session, long place) {
    return table.putIf(
        Row.of(pk(session.id()), SESSION).with("place", place).expiring(clock.instant().plus(LIFE)),
        "place = :place",
        Map.of(":place", Row.number(session.place())));
  }

  private static String pk(String id) {
    return "SESSION#" + id;
  }

  private static String hash(String cookie) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(cookie.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
