package dev.opsledger.front.overview;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.sync.SourceState;
import dev.opsledger.core.sync.SyncReport;
import dev.opsledger.core.sync.UnitState;
import java.util.List;
import java.util.Optional;

/** Reads how fresh and complete each source is. */
public record SyncStatusQuery(SyncReport report) {
  /** The most incomplete units shown with a source; {@code /sync/<source>} lists all units. */
  private static final int SHOWN = 20;

  /** Every source that ever began to synchronize, by name. */
  public List<SyncStatus> sources() {
    return report.sources().stream().map(this::status).toList();
  }

  /** What the units lack. */
  public LackingUnits lacking() {
    return new LackingUnits(report);
  }

  private SyncStatus status(SourceState source) {
    List<UnitState> troubled = report.troubled(source.source(), Optional.empty(), SHOWN + 1);
    return SyncStatus.of(source, troubled, SHOWN);
  }

  /** One source; empty if it never began to synchronize. */
  public Optional<SyncStatus> source(String name) {
    return report.source(name).map(this::status);
  }

  /**
   * Units of a source that are not complete, by id.
   *
   * @param after the id of the last unit of the previous page
   * @throws RequestException 404 when there is no such source
   */
  public SyncUnits troubled(String source, Optional<String> after, int limit) {
    exists(source);
    return page(source, report.troubled(source, after, limit + 1), limit);
  }

  /**
   * Units of a source, by id.
   *
   * @param after the id of the last unit of the previous page
   * @throws RequestException 404 when there is no such source
   */
  public SyncUnits units(String source, Optional<String> after, int limit) {
    exists(source);
    return page(source, report.units(source, after, limit + 1), limit);
  }

  private void exists(String source) {
    if (!source.matches("[a-z]{1,40}") || report.source(source).isEmpty()) {
      throw RequestException.notFound("there is no such source");
    }
  }

  private static SyncUnits page(String source, List<UnitState> units, int limit) {
    return new SyncUnits(source, units.stream().limit(limit).toList(), units.size() > limit);
  }
}
