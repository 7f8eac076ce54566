package dev.opsledger.deployments.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.deployments.domain.ListCheckpoint;
import java.util.Optional;

/** How far each repository's deployments are read, and how many repositories there are. */
public record ListCheckpoints(Table table) {
  private static final String ETAG = "etag";
  private static final String TOTAL = "total";

  /** The checkpoint of a repository. */
  public ListCheckpoint of(String repository) {
    return table
        .get(DeploymentsKeys.repository(repository), DeploymentsKeys.CHECKPOINT)
        .map(
            row ->
                new ListCheckpoint(
                    row.find(ETAG),
                    row.find("listed"),
                    row.findInstant("wholeAt"),
                    row.findInstant("open")))
        .orElse(ListCheckpoint.NONE);
  }

  /** Stores the checkpoint of a repository. */
  public void put(String repository, ListCheckpoint checkpoint) {
    table.put(
        Row.of(DeploymentsKeys.repository(repository), DeploymentsKeys.CHECKPOINT)
            .with(ETAG, checkpoint.etag().orElse(null))
            .with("listed", checkpoint.listed().orElse(null))
            .with("wholeAt", checkpoint.wholeAt().orElse(null))
            .with("open", checkpoint.open().orElse(null)));
  }

  /**
   * The number of an installation's repositories.
   *
   * @param total as GitHub counted them
   * @param etag the ETag of that answer
   */
  public record Repositories(long total, Optional<String> etag) {}

  /** The number of an installation's repositories when it was last asked for. */
  public Optional<Repositories> repositories(long installation) {
    return table
        .get(DeploymentsKeys.installation(installation), DeploymentsKeys.REPOSITORIES)
        .map(row -> new Repositories(row.number(TOTAL), row.find(ETAG)));
  }

  /** Stores the number of an installation's repositories. */
  public void put(long installation, Repositories repositories) {
    table.put(
        Row.of(DeploymentsKeys.installation(installation), DeploymentsKeys.REPOSITORIES)
            .with(TOTAL, repositories.total())
            .with(ETAG, repositories.etag().orElse(null)));
  }
}
