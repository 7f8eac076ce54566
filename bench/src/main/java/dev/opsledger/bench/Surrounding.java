package dev.opsledger.bench;

import dev.opsledger.bench.cold.Subjects;
import dev.opsledger.bench.runtime.Artifacts;
import dev.opsledger.bench.runtime.Cores;
import dev.opsledger.local.LocalHost;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The environment of measured functions: DynamoDB, SQS and EventBridge of a local host, pinned to
 * the other cores, and the unpacked artifacts.
 *
 * @param host the local host; its own functions are idle
 * @param artifacts the unpacked jars
 */
public record Surrounding(LocalHost host, Artifacts artifacts) implements AutoCloseable {
  /** Starts the environment; the working directory must be the repository's root. */
  public static Surrounding start() throws Exception {
    Cores.leaveOneToFunctions();
    Path root = Path.of(".");
    LocalHost host =
        LocalHost.builder()
            .template(root.resolve("template.yaml"))
            .variables(Subjects.settings())
            .inMemory()
            .schedules(false)
            .start();
    var artifacts = new Artifacts(root);
    for (String function : artifacts.jars().keySet()) {
      host.pause(function);
    }
    return new Surrounding(host, artifacts);
  }

  @Override
  public void close() throws IOException {
    host.close();
    artifacts.close();
  }
}
