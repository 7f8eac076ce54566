package dev.opsledger.traffic.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.traffic.store.PurgeStore;

/** Deletes the rows of a repository whose last user left. */
public record PurgeRepositoryWork(PurgeStore purges) implements Work {
  /** The kind of its units. */
  public static final String KIND = "purge";

  /** A unit that purges a repository. */
  public static Unit.Draft draft(String repository) {
    return new Unit.Draft(
        KIND, repository, "what is left of " + repository, Json.object("repository", repository));
  }

  @Override
  public void work(Unit unit) {
    purges.purgeRepository(Json.text(unit.body(), "repository").orElseThrow());
  }
}
