package dev.opsledger.bench.host;

import dev.opsledger.bench.FigureTable;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Measures the local host in a separate process: the time until it is up, and its memory then. */
public final class HostStart {
  private HostStart() {}

  /**
   * Runs the benchmark.
   *
   * @param args the number of rounds, by default 5
   */
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    var seconds = new FigureTable();
    var memory = new FigureTable();
    for (int round = 0; round < rounds; round++) {
      measure(seconds, memory);
    }
    seconds.print("local host, s", Map.of());
    memory.print("local host, resident MB", Map.of());
  }

  private static void measure(FigureTable seconds, FigureTable memory) throws Exception {
    Path data = Files.createTempDirectory("opsledger-host");
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.opsledger.local.app.Main");
    builder
        .environment()
        .putAll(
            Map.of(
                "PORT",
                "0",
                "OPSLEDGER_DATA",
                data.toString(),
                "OPSLEDGER_TEMPLATE",
                Path.of("template.yaml").toAbsolutePath().toString()));
    // Runs outside the repository, where a developer's .env would change the result.
    builder.directory(data.toFile());
    builder.redirectErrorStream(true);
    long before = System.nanoTime();
    Process process = builder.start();
    try (var output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = output.readLine();
      while (!line.startsWith("opsledger is up at ")) {
        line = output.readLine();
      }
      seconds.add("start, until it is up", (System.nanoTime() - before) / 1e9);
      memory.add("when it is up", resident(process.pid()));
      URI health = URI.create(line.substring("opsledger is up at ".length()) + "/health");
      try (var client = HttpClient.newHttpClient()) {
        client.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString());
      }
      seconds.add("start, until /health answered", (System.nanoTime() - before) / 1e9);
    } finally {
      List.of(process).forEach(Process::destroy);
      process.waitFor();
    }
  }

  private static double resident(long pid) throws Exception {
    String status = Files.readString(Path.of("/proc/" + pid + "/status"));
    return Double.parseDouble(status.replaceAll("(?s).*VmRSS:\\s+(\\d+) kB.*", "$1")) / 1024;
  }
}
