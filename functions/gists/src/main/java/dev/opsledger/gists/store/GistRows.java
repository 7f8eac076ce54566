package dev.opsledger.gists.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.gists.domain.Gist;
import dev.opsledger.gists.domain.LoggedGist;

/** Maps gists to rows of the log and back. */
final class GistRows {
  private GistRows() {}

  static Row of(Gist gist, long place) {
    return Row.of(GistsKeys.logBucket(place), GistsKeys.logPlace(place))
        .with("id", gist.id())
        .with("user", gist.user())
        .with("description", gist.description().orElse(null))
        .with("url", gist.url())
        .with("createdAt", gist.createdAt().orElse(null));
  }

  static LoggedGist gist(Row row) {
    return new LoggedGist(
        row.get("id"),
        row.get("user"),
        row.find("description"),
        row.get("url"),
        row.findInstant("createdAt"),
        row.findNumber("dealId"));
  }
}
