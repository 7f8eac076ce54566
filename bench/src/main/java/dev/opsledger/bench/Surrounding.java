package dev.opsledger.bench;

import dev.opsledger.bench.cold.Subjects;
import dev.opsledger.bench.runtime.Artifacts;
import dev.opsledger.bench.runtime.Cores;
import dev.opsledger.local.LocalHost;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What measured functions have around them: DynamoDB, SQS and EventBridge of a local host, on the
 * other cores, and their artifacts.
 *
 * @param host the host, whose own functions rest
 * @param artifacts the unpacked jars
 */
public record Surrounding(LocalHost host, Artifacts artifacts) implements AutoCloseable {
  /** Starts it; the current folder is the repository's. */
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
