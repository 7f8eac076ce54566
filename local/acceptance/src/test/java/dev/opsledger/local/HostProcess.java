package dev.opsledger.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The local host in a separate process, which can be killed without warning, as in a power cut. */
public final class HostProcess {
  /** Start of the line that announces the host's URL. */
  public static final String UP = "opsledger is up at ";

  private final Process process;
  private final URI uri;

  private HostProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /**
   * Starts the host in a folder, with the README's command.
   *
   * @param settings its environment variables
   * @param line waits for an output line that starts like this; later output is read and discarded,
   *     because a full pipe would block the process
   * @throws IOException with its stderr if it exits before that
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

  /** The host's base URL. */
  public URI uri() {
    return uri;
  }

  /** Sends SIGKILL and waits until the process has ended. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Sends SIGTERM and waits until the process has shut down cleanly. */
  public void stop() {
    process.destroy();
    process.onExit().join();
  }
}
