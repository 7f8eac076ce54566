package dev.opsledger.core.sync;

import dev.opsledger.core.dynamo.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a unit of a source is: what was brought, what is missing, and why.
 *
 * @param id what tells it from the source's other units, the same in each sync
 * @param name what a person calls it
 * @param status whether all of it was brought
 * @param since since when it is so
 * @param lastGood when it was last brought whole; while nothing changes it is renewed once a day,
 *     so that an unchanged sync costs no write
 * @param expected how much the source says there is, where it is counted
 * @param missing how much of it could not be had
 * @param reason why it is not whole
 * @param notedAt when this was written
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
    Instant notedAt) {
  private static final Duration RENEWED = Duration.ofDays(1);

  /** What no sync has seen for so long is gone. */
  private static final Duration KEPT = Duration.ofDays(30);

  /** Whether all of a unit was brought. */
  public enum Status {
    /** All of it. */
    OK,
    /** The source has more than it gives. */
    INCOMPLETE,
    /** It was left out on purpose. */
    SKIPPED,
    /** It could not be had. */
    FAILING
  }

  /** The unit's id without what tells parts of the same thing apart. */
  static String idOf(Unit unit) {
    String[] parts = unit.id().split(":", 3);
    return parts.length < 2 ? unit.id() : parts[0] + ":" + parts[1];
  }

  boolean troubled() {
    return status != Status.OK;
  }

  /** This state after another; what this one does not know stays as it was. */
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
        notedAt);
  }

  /** Whether there is nothing in this state that a former one does not say. */
  boolean adds(UnitState former) {
    boolean same =
        status == former.status
            && name.equals(former.name)
            && expected.equals(former.expected)
            && missing == former.missing
            && reason.equals(former.reason);
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
        Instant.parse(row.get("notedAt")));
  }
}
