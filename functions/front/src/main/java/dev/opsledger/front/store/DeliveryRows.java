package dev.opsledger.front.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Rows that record which messages went out on which channel, and the digests as they were told. */
public record DeliveryRows(Table table) {
  private static final String STATE = "state";

  /** An occasion does not come back after so long. */
  private static final Duration KEPT = Duration.ofDays(60);

  /** How far the delivery of a message is. */
  public enum State {
    /** About to be sent, or its sender died: it may have arrived. */
    CLAIMED,
    /** The channel accepted it. */
    SENT,
    /** No answer came: it may have arrived. */
    UNKNOWN
  }

  /** How far a delivery is; empty if nobody has begun. */
  public Optional<State> state(String channel, String key) {
    return table
        .getStrictly(FrontRowKeys.sent(channel), key)
        .map(row -> State.valueOf(row.get(STATE)));
  }

  /** Claims a delivery. Returns false if somebody else did. */
  public boolean claim(String channel, String key, Instant now) {
    return table.putNew(row(channel, key, State.CLAIMED, now));
  }

  /** Records how a claimed delivery ended. */
  public void end(String channel, String key, State state, Instant now) {
    table.put(row(channel, key, state, now));
  }

  /** Takes a claim back: the message surely did not arrive. */
  public void release(String channel, String key) {
    table.delete(FrontRowKeys.sent(channel), key);
  }

  private static Row row(String channel, String key, State state, Instant now) {
    return Row.of(FrontRowKeys.sent(channel), key)
        .with(STATE, state.name())
        .with("at", now)
        .expiring(now.plus(KEPT));
  }

  /** The digest of a date as it was told, or was not worth telling; empty until then. */
  public Optional<String> digest(LocalDate date) {
    return table
        .getStrictly(FrontRowKeys.digest(date), FrontKeys.DIGEST)
        .map(row -> row.get("content"));
  }

  /** Keeps the digest of a date, unless one is kept already. */
  public void keepDigest(LocalDate date, String content, Instant now) {
    table.putIf(
        Row.of(FrontRowKeys.digest(date), FrontKeys.DIGEST)
            .with("content", content)
            .expiring(now.plus(KEPT)),
        "attribute_not_exists(pk)",
        Map.of());
  }
}
