package dev.opsledger.front.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers of each deployment that its change event is being sent, before it is sent. PagerDuty
 * has no key by which it would recognize one that comes twice, so whoever finds such a row does not
 * send.
 */
public record ChangeClaims(Table table, Clock clock) {
  /** Longer than any queue keeps a message, and than a deployment is news. */
  private static final Duration KEPT = Duration.ofDays(60);

  private static final String STATE = "claimed";
  private static final String AT = "at";

  /** How far the sending of a change event got. */
  public enum State {
    /** It is being sent, or whoever sent it died before the answer was noted. */
    SENDING,
    /** PagerDuty took it. */
    SENT,
    /** PagerDuty refused it. */
    REFUSED,
    /** No answer came, so it counts as sent. */
    UNANSWERED
  }

  /** A state and since when. */
  public record Claim(State state, Instant at) {}

  /**
   * Claims a deployment's change event.
   *
   * @return the claim that stands there already; empty if this call made it
   */
  public Optional<Claim> take(long deployment) {
    while (!table.putNew(row(deployment, State.SENDING))) {
      Optional<Row> standing = table.getStrictly(FrontRowKeys.change(deployment), FrontKeys.CHANGE);
      if (standing.isPresent()) {
        return standing.map(
            row -> new Claim(State.valueOf(row.get(STATE)), Instant.parse(row.get(AT))));
      }
    }
    return Optional.empty();
  }

  /** Notes how a sending ended. */
  public void end(long deployment, State state) {
    table.put(row(deployment, state));
  }

  /**
   * Notes that nobody will learn how a sending ended, unless somebody has.
   *
   * @return whether it was noted
   */
  public boolean giveUp(long deployment) {
    return table.putIf(
        row(deployment, State.UNANSWERED),
        "claimed = :sending",
        Map.of(":sending", Row.text(State.SENDING.name())));
  }

  /** Gives a claim back: PagerDuty did certainly not take the event. */
  public void release(long deployment) {
    table.delete(FrontRowKeys.change(deployment), FrontKeys.CHANGE);
  }

  private Row row(long deployment, State state) {
    return Row.of(FrontRowKeys.change(deployment), FrontKeys.CHANGE)
        .with(STATE, state.name())
        .with(AT, clock.instant())
        .expiring(clock.instant().plus(KEPT));
  }
}
