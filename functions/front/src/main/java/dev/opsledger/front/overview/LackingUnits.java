package dev.opsledger.front.overview;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncReport;
import dev.opsledger.core.sync.UnitState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads which units lack something that is wanted, and what is deleted before it is kept. */
public record LackingUnits(SyncReport report) {
  private static final String CI = "ci";

  /** A repository's older runs, which are skipped only where GitHub does not give them. */
  private static final String OLDER_RUNS = "archive:";

  /** A repository's runs, whose details tell what perishes. */
  private static final String RUNS = "runs:";

  /** The most units that are read at a time, and of a source in all. */
  private static final int AT_ONCE = 100;

  private static final int MOST_READ = 500;

  /**
   * A unit of which the vendor deletes something before it is kept.
   *
   * @param from when that begins; a time that has passed if it may have begun
   */
  public record Perishing(UnitState unit, Instant from) {}

  /**
   * Whether a unit lacks something. Skipped units are those that nobody wants to see, such as a
   * suspended installation; only older runs are skipped because they cannot be had.
   */
  public static boolean lacks(UnitState unit) {
    return unit.status() != UnitState.Status.SKIPPED || unit.id().startsWith(OLDER_RUNS);
  }

  /** The first units of a source that lack something, by id. */
  public SyncUnits of(String source, int limit) {
    var found = new ArrayList<UnitState>();
    Optional<String> after = Optional.empty();
    for (int read = 0; read < MOST_READ && found.size() <= limit; read += AT_ONCE) {
      List<UnitState> units = report.troubled(source, after, AT_ONCE);
      units.stream().filter(LackingUnits::lacks).forEach(found::add);
      if (units.size() < AT_ONCE) {
        break;
      }
      after = Optional.of(units.getLast().id());
    }
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
