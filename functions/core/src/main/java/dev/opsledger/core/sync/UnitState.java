package dev.opsledger.core.sync;

import dev.opsledger.core.dynamo.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of a source's unit across syncs: whether it was imported completely and, if not, why.
 *
 * @param id unique within the source and the same in every sync
 * @param name the display name
 * @param status how completely it was imported
 * @param since since when it has this status
 * @param lastGood when it was last imported completely; updated only once a day while nothing else
 *     changes, so that an unchanged sync costs no write
 * @param expected how many items the source reports, if counted
 * @param missing how many of them could not be fetched
 * @param reason why it is not complete
 * @param details what else the source tells of it, as a JSON object
 * @param notedAt when this state was recorded
 */
public record UnitState(
    String id,
    String name,
    Status status,
    Instant since,
    Optional<Instant> lastGood,
    Optional<Long> expected,
    long missing,
    Optional<String> reason,
    Optional<String> details,
    Instant notedAt) {
  private static final Duration RENEWED = Duration.ofDays(1);

  /** A state expires when no sync has recorded the unit for this long. */
  private static final Duration KEPT = Duration.ofDays(30);

  /** A state of which the source tells nothing else. */
  public UnitState(
      String id,
      String name,
      Status status,
      Instant since,
      Optional<Instant> lastGood,
      Optional<Long> expected,
      long missing,
      Optional<String> reason,
      Instant notedAt) {
    this(id, name, status, since, lastGood, expected, missing, reason, Optional.empty(), notedAt);
  }

  /** How completely a unit was imported. */
  public enum Status {
    /** Completely imported. */
    OK,
    /** The source reports more items than it returns. */
    INCOMPLETE,
    /** Skipped on purpose. */
    SKIPPED,
    /** Failed permanently, for example because the vendor refused it. */
    FAILING
  }

  /** The unit's id without the suffix that distinguishes parts of the same thing. */
  static String idOf(Unit unit) {
    String[] parts = unit.id().split(":", 3);
    return parts.length < 2 ? unit.id() : parts[0] + ":" + parts[1];
  }

  boolean troubled() {
    return status != Status.OK;
  }

  /** Merges this state over the former one, keeping what is absent here. */
  UnitState after(UnitState former) {
    return new UnitState(
        id,
        name,
        status,
        status == former.status ? former.since : since,
        lastGood.or(former::lastGood),
        expected.or(former::expected),
        missing,
        reason,
        details.or(former::details),
        notedAt);
  }

  /**
   * Whether this state is worth writing: it differs from the former one, or that one is a day old.
   */
  boolean adds(UnitState former) {
    boolean same =
        status == former.status
            && name.equals(former.name)
            && expected.equals(former.expected)
            && missing == former.missing
            && reason.equals(former.reason)
            && details.equals(former.details);
    return !same || former.notedAt.plus(RENEWED).isBefore(notedAt);
  }

  Row row(String partition) {
    return Row.of(partition, id)
        .with("name", name)
        .with("status", status.name())
        .with("since", since)
        .with("lastGood", lastGood.orElse(null))
        .with("expected", expected.orElse(null))
        .with("missing", missing)
        .with("reason", reason.orElse(null))
        .with("details", details.orElse(null))
        .with("notedAt", notedAt)
        .expiring(notedAt.plus(KEPT));
  }

  static UnitState of(Row row) {
    return new UnitState(
        row.sk(),
        row.get("name"),
        Status.valueOf(row.get("status")),
        Instant.parse(row.get("since")),
        row.findInstant("lastGood"),
        row.findNumber("expected"),
        row.number("missing"),
        row.find("reason"),
        row.find("details"),
        Instant.parse(row.get("notedAt")));
  }
}
