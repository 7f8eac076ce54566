package dev.opsledger.bench;

import dev.opsledger.deployments.seed.SeedLoader;
import dev.opsledger.local.LocalHost;
import java.io.InputStream;

/** The twenty projects of a first start, with their users. */
public final class DemoProjects {
  private DemoProjects() {}

  /** Loads them into a host. */
  public static void load(LocalHost host) throws Exception {
    var loader = new SeedLoader(host.dynamo(), host.tableName("DeploymentsTable"));
    try (InputStream projects = DemoProjects.class.getResourceAsStream("/seed/projects.json");
        InputStream users = DemoProjects.class.getResourceAsStream("/seed/users.json")) {
      loader.load(projects.readAllBytes(), users.readAllBytes());
    }
  }
}
