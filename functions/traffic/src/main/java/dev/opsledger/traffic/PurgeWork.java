package dev.opsledger.traffic;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.Unit;

/** Deletes the rows of a repository whose last user left. */
record PurgeWork(PurgeStore purges) {
  static final String KIND = "purge";

  static Unit.Draft draft(String repository) {
    return new Unit.Draft(
        KIND, repository, "what is left of " + repository, Json.object("repository", repository));
  }

  void work(Unit unit) {
    purges.purgeRepository(Json.text(unit.body(), "repository").orElseThrow());
  }
}
