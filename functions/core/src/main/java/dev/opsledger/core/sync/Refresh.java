package dev.opsledger.core.sync;

import java.util.List;

/**
 * A refresh of all sources.
 *
 * @param refreshId its id
 * @param askedAt when it was requested, ISO-8601
 * @param sources the progress of each source
 */
public record Refresh(String refreshId, String askedAt, List<SyncProgress> sources) {
  /** Whether every source has planned its units; one that has nothing to do is finished. */
  boolean started() {
    return sources.stream().allMatch(s -> s.planned() > 0 || s.finished());
  }

  /** Whether the syncs of all sources are finished. */
  public boolean finished() {
    return sources.stream().allMatch(SyncProgress::finished);
  }
}
