package dev.opsledger.gists.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.text.Sha256;
import dev.opsledger.gists.domain.Session;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Readers' sessions: one small row each, however many gists a reader was shown. */
public final class SessionStore {
  /** A session expires this long after it was last renewed. */
  public static final Duration LIFE = Duration.ofDays(30);

  /** A session is renewed at most once a day, so that asking for new gists costs no write. */
  private static final Duration RENEWED = Duration.ofDays(1);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Table table;
  private final Clock clock;

  public SessionStore(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** The session of a cookie, empty if there is none or it has expired. */
  public Optional<Session> find(String cookie) {
    String id = Sha256.hex(cookie);
    return table
        .getStrictly(GistsKeys.session(id), GistsKeys.SESSION)
        .map(r -> new Session(id, r.number("place"), Instant.ofEpochSecond(r.number("expires"))))
        // DynamoDB may take days to delete an expired row.
        .filter(session -> session.expires().isAfter(clock.instant()));
  }

  /**
   * Opens a session at a place in the log.
   *
   * @return the cookie's value: 128 random bits
   */
  public String open(long place) {
    byte[] random = new byte[16];
    RANDOM.nextBytes(random);
    String cookie = HexFormat.of().formatHex(random);
    table.put(
        Row.of(GistsKeys.session(Sha256.hex(cookie)), GistsKeys.SESSION)
            .with("place", place)
            .expiring(clock.instant().plus(LIFE)));
    return cookie;
  }

  /** Whether the session was last renewed more than a day ago. */
  public boolean isDueForRenewal(Session session) {
    Instant fresh = clock.instant().plus(LIFE).minus(RENEWED);
    return session.expires().isBefore(fresh.truncatedTo(ChronoUnit.SECONDS));
  }

  /**
   * Moves a session to a place and renews it.
   *
   * @return false if another request has moved it since it was read
   */
  public boolean move(Session session, long place) {
    return table.putIf(
        Row.of(GistsKeys.session(session.id()), GistsKeys.SESSION)
            .with("place", place)
            .expiring(clock.instant().plus(LIFE)),
        "place = :place",
        Map.of(":place", Row.number(session.place())));
  }
}
