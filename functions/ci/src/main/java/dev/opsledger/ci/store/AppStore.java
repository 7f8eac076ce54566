package dev.opsledger.ci.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** What GitHub last said about the App's own permissions and events. */
public record AppStore(Table table) {
  /**
   * The last answer.
   *
   * @param etag the answer's ETag
   * @param missing what the App lacks, in readable phrases
   */
  public record Answer(Optional<String> etag, Set<String> missing) {}

  /** The last answer, empty before the first one. */
  public Optional<Answer> find() {
    return table
        .get(CiKeys.APP, CiKeys.APP)
        .map(row -> new Answer(row.find("etag"), row.texts("missing")));
  }

  /** Stores an answer in place of the former one. */
  public void put(Optional<String> etag, Collection<String> missing) {
    table.put(
        Row.of(CiKeys.APP, CiKeys.APP).with("etag", etag.orElse(null)).with("missing", missing));
  }
}
