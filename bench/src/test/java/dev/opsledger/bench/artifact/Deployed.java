package dev.opsledger.bench.artifact;

import dev.opsledger.bench.runtime.Artifacts;
import dev.opsledger.bench.runtime.FunctionProcess;
import dev.opsledger.bench.runtime.RuntimeApi.Answer;
import dev.opsledger.local.LocalHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs functions from their jars against the local host's tables, queues and bus. */
final class Deployed implements AutoCloseable {
  static final Path ROOT = Path.of("..");
  static final String TOKEN = "0123456789abcdef0123456789abcdef";

  final Artifacts artifacts;
  final LocalHost host;
  private final Path log;

  Deployed(Path folder) throws Exception {
    log = folder.resolve("function.log");
    artifacts = new Artifacts(ROOT);
    host =
        LocalHost.builder()
            .template(ROOT.resolve("template.yaml"))
            .variables(Map.of("PROJECTS_TOKEN", TOKEN, "ACTIVITY_TOKEN", TOKEN))
            .inMemory()
            .schedules(false)
            .start();
  }

  /** Starts a function from its jar, sends it an event and returns the response. */
  Answer call(String function, Map<String, String> more, String event) throws Exception {
    Map<String, String> variables = new HashMap<>(host.variables(function));
    variables.putAll(more);
    var what =
        new FunctionProcess.Function(
            artifacts.of(function).folder(), variables.get("_HANDLER"), variables);
    try (var process = FunctionProcess.start(what, List.of(), log)) {
      return process.invoke(event.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The output of the last function. */
  String log() throws Exception {
    return Files.readString(log);
  }

  @Override
  public void close() throws IOException {
    host.close();
    artifacts.close();
  }
}
