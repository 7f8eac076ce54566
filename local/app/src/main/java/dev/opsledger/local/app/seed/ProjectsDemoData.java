package dev.opsledger.local.app.seed;

import dev.opsledger.deployments.domain.AppSecrets;
import dev.opsledger.deployments.seed.InvalidSeedException;
import dev.opsledger.deployments.seed.SeedLoader;
import dev.opsledger.local.LocalHost;
import dev.opsledger.local.app.DemoData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Demo projects and users for an empty data folder, and well-known development tokens. */
public final class ProjectsDemoData implements DemoData {
  private static final Map<String, String> TOKENS =
      Map.of("PROJECTS_TOKEN", "local-projects-token", "ACTIVITY_TOKEN", "local-activity-token");

  @Override
  public Map<String, String> defaults() {
    return TOKENS;
  }

  @Override
  public List<String> hostIsUp(LocalHost host, Map<String, String> settings) {
    return TOKENS.entrySet().stream()
        .filter(each -> each.getValue().equals(settings.get(each.getKey())))
        .map(each -> "%s is %s".formatted(each.getKey(), each.getValue()))
        .sorted()
        .toList();
  }

  /** An interrupted load leaves no list of projects, so the next start runs it again. */
  @Override
  public void prepare(LocalHost host) {
    AppSecrets secrets = AppSecretKeys.ofFunctions(host.variables("DeploymentsApi"));
    var loader = new SeedLoader(host.dynamo(), host.tableName(Load.TABLE), secrets);
    try {
      if (loader.isEmpty()) {
        loader.load(resource("/seed/projects.json"), resource("/seed/users.json"));
      }
    } catch (InvalidSeedException impossible) {
      throw new IllegalStateException("The shipped files are broken", impossible);
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in = ProjectsDemoData.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
