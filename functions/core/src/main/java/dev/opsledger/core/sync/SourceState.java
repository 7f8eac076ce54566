package dev.opsledger.core.sync;

import dev.opsledger.core.dynamo.Row;
import java.time.Instant;
import java.util.Optional;

/**
 * The sync status of a source.
 *
 * @param source the source's name, such as {@code ci}
 * @param lastGoodStartedAt when its last sync without a failure began
 * @param lastGoodAt when that ended
 * @param last its last finished sync
 * @param running the sync under way
 * @param idle why the source cannot be synced, such as a missing credential
 */
public record SourceState(
    String source,
    Optional<Instant> lastGoodStartedAt,
    Optional<Instant> lastGoodAt,
    Optional<Ended> last,
    Optional<Running> running,
    Optional<String> idle) {

  /**
   * A finished sync.
   *
   * @param planned number of its units
   * @param failed units that failed permanently
   * @param skipped units skipped on purpose
   */
  public record Ended(Instant startedAt, Instant endedAt, long planned, long failed, long skipped) {
    /** Units that succeeded. */
    public long done() {
      return Math.max(0, planned - failed);
    }
  }

  /**
   * A sync under way.
   *
   * @param planned units planned so far; more may follow as the sync discovers them
   */
  public record Running(Instant startedAt, long planned) {}

  static SourceState of(Row row, Optional<Running> running) {
    Optional<Ended> last =
        row.findInstant("lastFinished")
            .map(
                started ->
                    new Ended(
                        started,
                        row.findInstant("lastFinishedAt").orElse(started),
                        row.number("lastPlanned"),
                        row.number("lastFailed"),
                        row.number("lastSkipped")));
    return new SourceState(
        row.sk(),
        row.findInstant("lastGood"),
        row.findInstant("lastGoodAt"),
        last,
        running,
        row.find("idle"));
  }
}
