package dev.opsledger.local.simulator.github.world;

import java.time.Instant;

/**
 * A workflow of a repository.
 *
 * @param path such as {@code .github/workflows/ci.yml}
 */
public record Workflow(
    long id, String name, String path, Instant createdAt, Repository repository) {
  /** The file name without the folder, which the API also accepts as a workflow's id. */
  public String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
