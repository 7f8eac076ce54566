package dev.opsledger.ci.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.Unit;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A unit of work about how far back a repository's runs are kept.
 *
 * @param target the repository
 * @param from every run from here on is listed; empty if the repository's checkpoint says so
 * @param perDay about how many runs are created in a day; 0 if that is unknown
 * @param asks whether to ask GitHub for the retention
 */
record ArchiveUnit(RunsUnit target, Optional<Instant> from, long perDay, boolean asks) {
  /** Looks daily. */
  static ArchiveUnit daily(RunsUnit target) {
    return new ArchiveUnit(target, Optional.empty(), 0, true);
  }

  /** Begins, once new runs are listed. */
  static ArchiveUnit begin(RunsUnit target, Instant from, long perDay) {
    return new ArchiveUnit(target, Optional.of(from), perDay, true);
  }

  /** Only tells what is known. */
  static ArchiveUnit report(RunsUnit target) {
    return new ArchiveUnit(target, Optional.empty(), 0, false);
  }

  Unit.Draft draft() {
    JsonNode body =
        Json.object(
            "unit", target.draft().body(), "from", from, "perDay", perDay, "asks", asks ? 1 : 0);
    String key = Long.toString(target.repository().id());
    return new Unit.Draft(ArchiveWork.KIND, key, "older runs of " + target.fullName(), body);
  }

  static ArchiveUnit parse(JsonNode body) {
    return new ArchiveUnit(
        RunsUnit.parse(Json.child(body, "unit")),
        Json.text(body, "from").map(Instant::parse),
        Json.number(body, "perDay").orElse(0L),
        Json.number(body, "asks").filter(n -> n == 1).isPresent());
  }
}
