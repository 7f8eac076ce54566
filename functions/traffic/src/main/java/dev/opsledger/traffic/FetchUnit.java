package dev.opsledger.traffic;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.Unit;
import java.util.Locale;

/**
 * The unit of work that fetches one repository.
 *
 * @param repository its id
 * @param cause why it is to be fetched
 */
record FetchUnit(String repository, Cause cause) {
  static final String KIND = "traffic";

  /** Why a repository is fetched. */
  enum Cause {
    /** The schedule, or somebody who asked for a refresh. */
    PLANNED,
    /** It was added: fetched if it never was. */
    ADDED,
    /** A user gave a new token: fetched unless all is well without. */
    TOKEN
  }

  Unit.Draft draft(RepositoryName name) {
    return new Unit.Draft(
        KIND,
        repository,
        name.full(),
        Json.object("repository", repository, "cause", cause.name().toLowerCase(Locale.ROOT)));
  }

  static FetchUnit read(Unit unit) {
    return new FetchUnit(
        Json.text(unit.body(), "repository").orElseThrow(),
        Cause.valueOf(Json.text(unit.body(), "cause").orElseThrow().toUpperCase(Locale.ROOT)));
  }
}
