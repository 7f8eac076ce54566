package dev.opsledger.front.overview;

import dev.opsledger.core.sync.SourceState;
import dev.opsledger.core.sync.UnitState;
import java.util.List;
import java.util.Locale;

/**
 * How fresh and complete a source is.
 *
 * @param source its last and present synchronization
 * @param status the summary
 * @param incomplete the first units that are not completely stored
 * @param moreIncomplete whether there are more of them
 */
public record SyncStatus(
    SourceState source, Status status, List<UnitState> incomplete, boolean moreIncomplete) {
  /** A source in one word. */
  public enum Status {
    /** Everything is stored. */
    OK,
    /** A first or further synchronization is under way. */
    SYNCING,
    /** Something could not be fetched. */
    INCOMPLETE,
    /** Nothing can be fetched, for example because a credential is not set. */
    WAITING;

    /** The status as it is shown. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static SyncStatus of(SourceState source, List<UnitState> troubled, int limit) {
    return new SyncStatus(
        source,
        status(source, troubled),
        troubled.stream().limit(limit).toList(),
        troubled.size() > limit);
  }

  /** A missing credential comes first, then missing data, then a running synchronization. */
  private static Status status(SourceState source, List<UnitState> troubled) {
    if (source.idle().isPresent()) {
      return Status.WAITING;
    }
    boolean failed = source.last().map(last -> last.failed() > 0).orElse(false);
    if (failed || troubled.stream().anyMatch(u -> u.status() != UnitState.Status.SKIPPED)) {
      return Status.INCOMPLETE;
    }
    boolean syncing = source.running().isPresent() || source.last().isEmpty();
    return syncing ? Status.SYNCING : Status.OK;
  }
}
