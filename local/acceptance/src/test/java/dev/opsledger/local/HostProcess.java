package dev.opsledger.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The local host as a process of its own, which can be killed as a power cut would. */
public final class HostProcess {
  /** How the line begins that says where it is up. */
  public static final String UP = "opsledger is up at ";

  private final Process process;
  private final URI uri;

  private HostProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /**
   * Starts it in a folder, as the README says.
   *
   * @param settings its environment variables
   * @param line returns after a line that begins like this; what is printed then is read and
   *     dropped, for a full pipe would stop the process
   * @throws IOException with its errors when it ends before that
   */
  public static HostProcess start(Path folder, Map<String, String> settings, String line)
      throws IOException {
    Process process = DocumentedCommand.in(folder, Map.of(), settings).start();
    BufferedReader out = process.inputReader();
    URI uri = null;
    for (String next = out.readLine(); next != null; next = out.readLine()) {
      if (next.startsWith(UP)) {
        uri = URI.create(next.substring(UP.length()));
      }
      if (next.startsWith(line)) {
        Thread.ofVirtual().start(() -> out.lines().forEach(each -> {}));
        return new HostProcess(process, uri);
      }
    }
    throw new IOException(
        "the host ended before it said \"%s\": %s"
            .formatted(line, Files.readString(folder.resolve("stderr.log"))));
  }

  /** Where it listens. */
  public URI uri() {
    return uri;
  }

  /** SIGKILL: nothing of it runs any more when this returns. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** SIGTERM: it has ended in good order when this returns. */
  public void stop() {
    process.destroy();
    process.onExit().join();
  }
}
