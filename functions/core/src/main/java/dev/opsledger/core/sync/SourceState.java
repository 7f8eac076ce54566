package dev.opsledger.core.sync;

import dev.opsledger.core.dynamo.Row;
import java.time.Instant;
import java.util.Optional;

/**
 * How a source is.
 *
 * @param source such as {@code ci}
 * @param lastGoodStartedAt when its last sync without a failure began
 * @param lastGoodAt when that ended
 * @param last its last sync that is finished
 * @param running the sync that is under way
 * @param idle why there is nothing to ask, such as a credential that is not set
 */
public record SourceState(
    String source,
    Optional<Instant> lastGoodStartedAt,
    Optional<Instant> lastGoodAt,
    Optional<Ended> last,
    Optional<Running> running,
    Optional<String> idle) {

  /**
   * A sync that is finished.
   *
   * @param planned units that it had
   * @param failed those of them that failed for good
   * @param skipped what it left out on purpose
   */
  public record Ended(Instant startedAt, Instant endedAt, long planned, long failed, long skipped) {
    /** Units that were done. */
    public long done() {
      return Math.max(0, planned - failed);
    }
  }

  /**
   * A sync that is under way.
   *
   * @param planned units planned so far; it plans more as it finds more to do
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
