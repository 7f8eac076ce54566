package dev.opsledger.front.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Rows that list the commits with runs, so that an abbreviated id finds its commit. */
public record CommitRows(Table table) {
  /** The row of a commit. */
  public static Row of(String commit, Optional<Instant> expiry) {
    Row row = Row.of(FrontRowKeys.commits(commit), commit);
    return expiry.map(row::expiring).orElse(row);
  }

  /** The commits among these that have a row. */
  public Set<String> known(Collection<String> commits) {
    var known = new HashSet<String>();
    table
        .getAll(
            commits.stream()
                .map(commit -> Table.key(FrontRowKeys.commits(commit), commit))
                .toList())
        .forEach(row -> known.add(row.sk()));
    return known;
  }
}
