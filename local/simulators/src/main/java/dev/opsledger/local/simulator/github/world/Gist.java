package dev.opsledger.local.simulator.github.world;

import java.time.Instant;
import java.util.List;

/**
 * A public gist.
 *
 * @param description null or text
 * @param files at least one
 */
public record Gist(
    String id,
    Account owner,
    String description,
    List<File> files,
    Instant createdAt,
    Instant updatedAt) {

  public Gist {
    files = List.copyOf(files);
  }

  /** The same of another account. */
  Gist of(Account other) {
    return new Gist(id, other, description, files, createdAt, updatedAt);
  }

  /**
   * A file of a gist.
   *
   * @param language null where GitHub could not tell
   */
  public record File(String name, String language, int size) {}
}
