package dev.opsledger.oncall.store.coverage;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.oncall.domain.LoadRules;
import dev.opsledger.oncall.store.OncallKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far the incidents that were stored before are counted by the current rules. All of them are
 * walked through twice: while a new version is deployed, the former one may still store some.
 *
 * @param table the sync table
 */
public record LoadCoverage(Table table, LoadRules rules) {
  private static final Duration PAUSE = Duration.ofHours(1);

  private Optional<Row> row() {
    return table
        .getStrictly(OncallKeys.COVERAGE, OncallKeys.LOAD)
        .filter(row -> row.get("rules").equals(rules.version()));
  }

  /** Whether every incident is counted. */
  public boolean isComplete() {
    return row().filter(row -> row.flag("complete")).isPresent();
  }

  /** Whether the incidents are to be walked through. */
  public boolean isDue(Instant now) {
    Optional<Row> row = row();
    return row.isEmpty()
        || !row.get().flag("complete")
        || row.get().findInstant("again").filter(at -> !now.isBefore(at)).isPresent();
  }

  /** The id of the last incident that the walk passed; empty at its beginning. */
  public String passed() {
    return row().flatMap(row -> row.find("passed")).orElse("");
  }

  /** Notes how far the walk got. */
  public void pass(String incident) {
    Row before = row().orElseGet(this::begun);
    table.put(before.with("passed", incident));
  }

  /** Notes that the walk is at its end. */
  public void end(Instant now) {
    boolean again = row().filter(row -> row.flag("complete")).isPresent();
    table.put(begun().with("complete", true).with("again", again ? null : now.plus(PAUSE)));
  }

  private Row begun() {
    return Row.of(OncallKeys.COVERAGE, OncallKeys.LOAD).with("rules", rules.version());
  }
}
