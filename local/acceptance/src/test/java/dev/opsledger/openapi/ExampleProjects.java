package dev.opsledger.openapi;

import dev.opsledger.deployments.seed.InvalidSeedException;
import dev.opsledger.deployments.seed.SeedLoader;
import dev.opsledger.local.LocalHost;
import java.io.IOException;
import java.io.InputStream;

/** The projects that the documented examples are about: those of a first start. */
final class ExampleProjects {
  private ExampleProjects() {}

  static void load(LocalHost host) {
    var loader = new SeedLoader(host.dynamo(), host.tableName("DeploymentsTable"));
    try (InputStream projects = ExampleProjects.class.getResourceAsStream("/seed/projects.json");
        InputStream users = ExampleProjects.class.getResourceAsStream("/seed/users.json")) {
      loader.load(projects.readAllBytes(), users.readAllBytes());
    } catch (IOException | InvalidSeedException e) {
      throw new AssertionError(e);
    }
  }
}
