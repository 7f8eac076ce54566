package dev.opsledger.traffic.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.traffic.domain.RepositoryName;
import java.util.Locale;
import java.util.Optional;

/**
 * The unit of work that fetches one repository.
 *
 * @param repository its id
 * @param cause why it is fetched
 * @param user who added it or gave a token
 */
public record FetchUnit(String repository, Cause cause, Optional<String> user) {
  /** The kind of these units. */
  public static final String KIND = "traffic";

  /** Why a repository is fetched. */
  public enum Cause {
    /** The schedule or a refresh. */
    PLANNED,
    /** A user added it: fetched unless GitHub has already granted or refused access. */
    ADDED,
    /** A user gave a new token: fetched unless the last fetch succeeded. */
    TOKEN
  }

  static FetchUnit planned(String repository) {
    return new FetchUnit(repository, Cause.PLANNED, Optional.empty());
  }

  /** The same unit, as that of a user who gave a new token. */
  FetchUnit ofToken() {
    return new FetchUnit(repository, Cause.TOKEN, user);
  }

  /** The unit's message, labelled with the repository's name. */
  public Unit.Draft draft(RepositoryName name) {
    return new Unit.Draft(
        KIND,
        repository,
        name.full(),
        Json.object(
            "repository", repository,
            "cause", cause.name().toLowerCase(Locale.ROOT),
            "user", user.orElse("")));
  }

  static FetchUnit read(Unit unit) {
    return new FetchUnit(
        Json.text(unit.body(), "repository").orElseThrow(),
        Cause.valueOf(Json.text(unit.body(), "cause").orElseThrow().toUpperCase(Locale.ROOT)),
        Json.text(unit.body(), "user").filter(user -> !user.isEmpty()));
  }
}
