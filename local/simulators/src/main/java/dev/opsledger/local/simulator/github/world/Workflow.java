package dev.opsledger.local.simulator.github.world;

import java.time.Instant;

/**
 * A workflow of a repository.
 *
 * @param path {@code .github/workflows/ci.yml}
 */
public record Workflow(
    long id, String name, String path, Instant createdAt, Repository repository) {
  /** The file's name without its folder, by which the API also finds a workflow. */
  public String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
