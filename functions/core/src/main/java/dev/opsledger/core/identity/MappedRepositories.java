package dev.opsledger.core.identity;

import dev.opsledger.core.config.RepositoryProjects;
import dev.opsledger.core.dynamo.Table;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Which repositories belong to which project at the moment: what the identity map says, which may
 * change at any time.
 */
public record MappedRepositories(IdentityTable identity) implements Supplier<RepositoryProjects> {
  /**
   * Reads the map from the front's table.
   *
   * @param initial what the settings say, until somebody changes the map
   */
  public static MappedRepositories of(Table front, RepositoryProjects initial) {
    return new MappedRepositories(
        new IdentityTable(front, IdentityMap.ofSettings(Map.of(), initial)));
  }

  @Override
  public RepositoryProjects get() {
    return identity.read().repositoryProjects();
  }
}
