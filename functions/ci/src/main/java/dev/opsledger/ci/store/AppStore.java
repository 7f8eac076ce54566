package dev.opsledger.ci.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** What GitHub last said about the App's own permissions and events. */
public record AppStore(Table table) {
  /**
   * The last answer.
   *
   * @param askedAt when GitHub was asked
   * @param etag the answer's ETag
   * @param missing what the App lacks, in readable phrases
   */
  public record Answer(Instant askedAt, Optional<String> etag, Set<String> missing) {}

  /** The last answer, empty before the first one. */
  public Optional<Answer> find() {
    return table
        .get(CiKeys.APP, CiKeys.APP)
        .map(
            row ->
                new Answer(
                    row.findInstant("askedAt").orElseThrow(),
                    row.find("etag"),
                    row.texts("missing")));
  }

  /** Stores an answer in place of the former one. */
  public void put(Instant askedAt, Optional<String> etag, Collection<String> missing) {
    table.put(
        Row.of(CiKeys.APP, CiKeys.APP)
            .with("askedAt", askedAt)
            .with("etag", etag.orElse(null))
            .with("missing", missing));
  }
}
