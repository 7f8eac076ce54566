package dev.opsledger.gists.sync;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.vendor.RateLimitedException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Until when the CRM is to be left alone by all workers. Refusals in a row are counted here, as the
 * workers that meet them are many: where the CRM does not say how long to wait, the wait begins
 * with seconds and doubles.
 */
public final class CrmCircuitBreaker {
  private static final String CRM = "CRM";
  private static final String PAUSE = "PAUSE";

  private final Table table;
  private final Clock clock;

  public CrmCircuitBreaker(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /**
   * How the CRM was when it was last asked.
   *
   * @param until the end of the last pause
   * @param refusals how many refusals there were in a row that did not say how long to wait
   */
  record Known(Instant until, int refusals) {
    static final Known NOTHING = new Known(Instant.EPOCH, 0);

    static Known of(Row row) {
      return new Known(
          Instant.ofEpochMilli(row.number("pausedUntil")), (int) row.number("refusals"));
    }
  }

  Known known() {
    return table.get(CRM, PAUSE).map(Known::of).orElse(Known.NOTHING);
  }

  /** The end of the pause, empty when there is none. */
  Optional<Instant> until() {
    return Optional.of(known().until()).filter(until -> until.isAfter(clock.instant()));
  }

  /** Why there is a pause, empty when there is none. */
  Optional<String> reason() {
    return table
        .get(CRM, PAUSE)
        .filter(row -> Known.of(row).until().isAfter(clock.instant()))
        .flatMap(row -> row.find("reason"));
  }

  /** Begins a pause, unless a longer one is known; returns its end. */
  Instant begin(RateLimitedException limited) {
    if (limited.isTold()) {
      return begin(limited.until(), 0, limited.getMessage());
    }
    int before = known().refusals();
    Instant now = clock.instant();
    Instant until = PipedriveRateLimits.WAITS.until(now, Optional.empty(), before);
    Instant later = until.isAfter(limited.until()) ? until : limited.until();
    return begin(later, before + 1, limited.getMessage());
  }

  private Instant begin(Instant until, int refusals, String reason) {
    table.putIf(
        Row.of(CRM, PAUSE)
            .with("pausedUntil", until.toEpochMilli())
            .with("refusals", (long) refusals)
            .with("reason", reason),
        "attribute_not_exists(pk) OR pausedUntil < :until",
        Map.of(":until", Row.number(until.toEpochMilli())));
    return until;
  }

  /** The CRM does what it is asked for again. */
  void answered() {
    table.update(
        CRM,
        PAUSE,
        u ->
            u.updateExpression("SET refusals = :none")
                .conditionExpression("refusals > :none")
                .expressionAttributeValues(Map.of(":none", Row.number(0L))));
  }
}
