package dev.opsledger.core.sync;

import java.util.List;

/**
 * A refresh of all sources.
 *
 * @param refreshId its id
 * @param askedAt when it was asked for, ISO-8601
 * @param sources how far each source is
 */
public record Refresh(String refreshId, String askedAt, List<SyncProgress> sources) {
  /** Whether every source has begun. */
  boolean started() {
    return sources.stream().allMatch(s -> s.planned() > 0);
  }

  /** Whether no source has anything left to do. */
  public boolean finished() {
    return sources.stream().allMatch(SyncProgress::finished);
  }
}
