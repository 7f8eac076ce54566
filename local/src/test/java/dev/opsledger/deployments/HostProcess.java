package dev.opsledger.deployments;

import dev.opsledger.local.DocumentedCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The local host as a process of its own, which can be killed as a power cut would. */
final class HostProcess {
  private static final String UP = "opsledger is up at ";

  private final Process process;
  final URI uri;

  private HostProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /** Starts it on a data folder and returns when it is up. */
  static HostProcess start(Path data) throws IOException {
    Path template = data.resolve("template.yaml");
    Files.writeString(template, DocumentedCommand.quickTemplate(Panel.TEMPLATE));
    var environment =
        Map.of(
            "PORT",
            "0",
            "OPSLEDGER_DATA",
            data.toString(),
            "OPSLEDGER_TEMPLATE",
            template.toString(),
            "OPSLEDGER_SIMULATE",
            "none",
            "PROJECTS_TOKEN",
            Panel.PROJECTS_TOKEN,
            "ACTIVITY_TOKEN",
            Panel.ACTIVITY_TOKEN);
    Process process = DocumentedCommand.in(data, Map.of(), environment).start();
    return new HostProcess(process, address(process, data));
  }

  private static URI address(Process process, Path data) throws IOException {
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(UP)) {
        Thread.ofVirtual().start(() -> out.lines().forEach(each -> {}));
        return URI.create(line.substring(UP.length()));
      }
    }
    throw new IOException(
        "the host ended before it was up: " + Files.readString(data.resolve("stderr.log")));
  }

  /** SIGKILL: nothing of it runs any more when this returns. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }
}
