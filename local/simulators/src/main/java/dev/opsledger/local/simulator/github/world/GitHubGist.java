package dev.opsledger.local.simulator.github.world;

import java.time.Instant;
import java.util.List;

/**
 * A public gist.
 *
 * @param description null if there is none
 * @param files at least one
 */
public record GitHubGist(
    String id,
    Account owner,
    String description,
    List<File> files,
    Instant createdAt,
    Instant updatedAt) {

  public GitHubGist {
    files = List.copyOf(files);
  }

  /** A copy with another owner. */
  GitHubGist of(Account other) {
    return new GitHubGist(id, other, description, files, createdAt, updatedAt);
  }

  /**
   * A file of a gist.
   *
   * @param language null if GitHub did not detect one
   */
  public record File(String name, String language, int size) {}
}
