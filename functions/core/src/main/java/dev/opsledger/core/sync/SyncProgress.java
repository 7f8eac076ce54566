package dev.opsledger.core.sync;

import static dev.opsledger.core.sync.SyncTable.CHUNK;
import static dev.opsledger.core.sync.SyncTable.FAILED;
import static dev.opsledger.core.sync.SyncTable.FOUND;
import static dev.opsledger.core.sync.SyncTable.RUN;
import static dev.opsledger.core.sync.SyncTable.SKIPPED;

import dev.opsledger.core.dynamo.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The progress of one source's sync.
 *
 * @param source the source, such as {@code ci}
 * @param planned units planned so far; more may follow as the sync discovers them
 * @param done units that succeeded
 * @param failed units that failed permanently
 * @param finished whether the sync is finished
 * @param failures the failed units, with reasons
 * @param skipped the units skipped on purpose, with reasons
 * @param found the figures that a recount found to differ
 * @param moreFound how many more there were
 */
public record SyncProgress(
    String source,
    long planned,
    long done,
    long failed,
    boolean finished,
    List<Remark> failures,
    List<Remark> skipped,
    List<Found> found,
    long moreFound) {
  /** The progress of a sync that is no recount. */
  public SyncProgress(
      String source,
      long planned,
      long done,
      long failed,
      boolean finished,
      List<Remark> failures,
      List<Remark> skipped) {
    this(source, planned, done, failed, finished, failures, skipped, List.of(), 0);
  }

  /**
   * Why a unit failed or was skipped.
   *
   * @param source the source
   * @param unit the unit's display name
   * @param reason a readable sentence
   */
  public record Remark(String source, String unit, String reason) {}

  /**
   * A figure that a recount found to differ.
   *
   * @param source the source
   * @param key which row has the figure
   * @param figure its name
   * @param stored what was stored
   * @param counted what was counted from the rows
   */
  public record Found(String source, String key, String figure, long stored, long counted) {
    private static Found of(String source, Row row) {
      return new Found(
          source, row.get("key"), row.get("figure"), row.number("stored"), row.number("counted"));
    }
  }

  /** A sync whose planner has not run yet. */
  static SyncProgress notStarted(String source) {
    return new SyncProgress(source, 0, 0, 0, false, List.of(), List.of());
  }

  static Optional<SyncProgress> of(String source, Iterable<Row> rows) {
    long planned = 0;
    long pending = 0;
    Row run = null;
    var failures = new ArrayList<Remark>();
    var skipped = new ArrayList<Remark>();
    var found = new ArrayList<Found>();
    long moreFound = 0;
    for (Row row : rows) {
      if (row.sk().startsWith(CHUNK)) {
        planned += row.number("total");
        pending += row.texts("pending").size();
      } else if (row.sk().startsWith(FAILED)) {
        failures.add(remark(source, row));
      } else if (row.sk().startsWith(SKIPPED)) {
        skipped.add(remark(source, row));
      } else if (row.sk().startsWith(FOUND) && row.find("key").isPresent()) {
        found.add(Found.of(source, row));
      } else if (row.sk().startsWith(FOUND)) {
        moreFound += row.number("more");
      } else if (row.sk().equals(RUN)) {
        run = row;
      }
    }
    if (run == null) {
      return Optional.empty();
    }
    boolean finished = run.find("finishedAt").isPresent();
    long failed = failures.size();
    long done = Math.max(0, planned - pending - failed);
    return Optional.of(
        new SyncProgress(
            source, planned, done, failed, finished, failures, skipped, found, moreFound));
  }

  private static Remark remark(String source, Row row) {
    return new Remark(source, row.get("name"), row.get("reason"));
  }
}
