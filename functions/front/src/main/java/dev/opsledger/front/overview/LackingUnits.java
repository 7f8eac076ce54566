package dev.opsledger.front.overview;

import dev.opsledger.core.count.RunUnits;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncReport;
import dev.opsledger.core.sync.UnitState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads which units lack something that is wanted, and what is deleted before it is kept. */
public record LackingUnits(SyncReport report) {
  private static final String CI = "ci";

  /** A repository's runs, whose details tell what perishes. */
  private static final String RUNS = "runs:";

  /** The most units of a source that are read. */
  private static final int MOST_READ = 500;

  /**
   * A unit of which the vendor deletes something before it is kept.
   *
   * @param from when that begins; a time that has passed if it may have begun
   */
  public record Perishing(UnitState unit, Instant from) {}

  /** The first units of a source that lack something, by id. */
  public SyncUnits of(String source, int limit) {
    List<UnitState> found = report.troubled(source, RunUnits::lacks, limit + 1, MOST_READ);
    return new SyncUnits(source, found.stream().limit(limit).toList(), found.size() > limit);
  }

  /** The repositories of which runs perish, among the first five hundred. */
  public List<Perishing> perishing() {
    return report.units(CI, Optional.of(RUNS), MOST_READ).stream()
        .filter(unit -> unit.id().startsWith(RUNS))
        .flatMap(unit -> from(unit).map(at -> new Perishing(unit, at)).stream())
        .toList();
  }

  private static Optional<Instant> from(UnitState unit) {
    return unit.details()
        .map(UnitState::parsed)
        .flatMap(details -> Json.text(details, "perishes_from"))
        .map(Instant::parse);
  }
}
