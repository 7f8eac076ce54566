package dev.opsledger.ci.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Lets one sync at a time fetch something of an installation.
 *
 * @param kind the sort key of the lease
 */
public record BackfillLease(Table table, Clock clock, String kind) {
  /** Longer than a function lives. */
  private static final Duration LIFE = Duration.ofMinutes(3);

  /** How late a unit may be that waited for a rate limit. */
  private static final Duration LATE = Duration.ofSeconds(30);

  /** The lease of older runs. */
  public BackfillLease(Table table, Clock clock) {
    this(table, clock, CiKeys.LEASE);
  }

  /** The lease of the jobs of stored runs. */
  public static BackfillLease ofJobs(Table table, Clock clock) {
    return new BackfillLease(table, clock, CiKeys.JOBS_LEASE);
  }

  /** Takes or prolongs the lease. Returns false while another sync has it. */
  public boolean take(long installation, String sync) {
    return take(installation, sync, clock.instant().plus(LIFE));
  }

  /** Keeps the lease over a wait. */
  public void keep(long installation, String sync, Instant until) {
    take(installation, sync, until.plus(LATE));
  }

  private boolean take(long installation, String sync, Instant end) {
    return table.putIf(
        Row.of(CiKeys.leasePk(installation), kind)
            .with("holder", sync)
            .with("endsAt", end.toEpochMilli()),
        "attribute_not_exists(pk) OR endsAt < :now OR holder = :me",
        Map.of(
            ":now", Row.number(clock.instant().toEpochMilli()),
            ":me", Row.text(sync)));
  }

  /** Gives the lease back. */
  public void end(long installation) {
    table.delete(CiKeys.leasePk(installation), kind);
  }
}
