package dev.opsledger.deployments;

import dev.opsledger.local.Main;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    // What a killed process had in hand comes back after a second instead of three minutes, and
    // nothing is fetched from vendors.
    Files.writeString(
        template,
        Files.readString(Panel.TEMPLATE)
            .replace("VisibilityTimeout: 180", "VisibilityTimeout: 1")
            .replaceAll("(?m)^ +Schedule: \\{ Type: Schedule,.*$", ""));
    var builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dopsledger.stopWithParent=true",
                "-classpath",
                withoutTests(System.getProperty("java.class.path")),
                Main.class.getName()));
    builder
        .environment()
        .putAll(
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
                Panel.ACTIVITY_TOKEN));
    Process process =
        builder
            .directory(data.toFile())
            .redirectError(ProcessBuilder.Redirect.appendTo(data.resolve("stderr.log").toFile()))
            .start();
    return new HostProcess(process, address(process, data));
  }

  /** What the tests put into every host of their own has no place in this one. */
  private static String withoutTests(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator))
        .filter(each -> !each.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
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
