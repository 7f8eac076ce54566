package dev.opsledger.bench.versions;

import com.sun.management.OperatingSystemMXBean;
import dev.opsledger.bench.SourceRefresh;
import dev.opsledger.bench.ingestion.Source;
import dev.opsledger.bench.versions.Versions.Result;
import dev.opsledger.deployments.seed.SeedLoader;
import dev.opsledger.local.LocalHost;
import dev.opsledger.local.LocalHostBuilder;
import dev.opsledger.local.app.seed.Load;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Takes in one kind of thing, in a process of its own, and prints how fast it was. */
final class Intake {
  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T21:00:00Z"), ZoneOffset.UTC);
  private static final int CONNECTIONS = 4;
  private static final int DEPLOYMENTS = 400;
  private static final int PROJECTS = 8_000;
  private static final String TOKEN = "bench";

  private Intake() {}

  /**
   * Runs one measurement.
   *
   * @param args what to take in, and the template's path
   */
  public static void main(String[] args) throws Exception {
    Path template = Path.of(args[1]);
    switch (args[0]) {
      case "deployments" -> deployments(template).print();
      case "projects" -> projects();
      default -> firstSync(args[0], template).print();
    }
    System.exit(0);
  }

  private static LocalHostBuilder host(Path template, Map<String, String> settings) {
    return LocalHost.builder()
        .template(template)
        .variables(settings)
        .data(Path.of(System.getenv("OPSLEDGER_DATA")))
        .schedules(false);
  }

  private static Result firstSync(String thing, Path template) throws Exception {
    try (Source source = Source.named(thing, CLOCK);
        LocalHost host = host(template, source.settings()).clock(CLOCK).start()) {
      double cpu = cpuMillis();
      long before = System.nanoTime();
      SourceRefresh.run(host, source.functions(), PATIENCE);
      double seconds = (System.nanoTime() - before) / 1e9;
      return new Result(source.items() / seconds, (cpuMillis() - cpu) / source.items(), 0);
    }
  }

  private static Result deployments(Path template) throws Exception {
    seedFiles(CONNECTIONS);
    try (LocalHost host =
        host(template, Map.of("PROJECTS_TOKEN", TOKEN, "ACTIVITY_TOKEN", TOKEN)).start()) {
      new SeedLoader(host.dynamo(), host.tableName("DeploymentsTable"))
          .load(
              Files.readAllBytes(Path.of("projects.json")),
              Files.readAllBytes(Path.of("users.json")));
      create(host.uri(), CONNECTIONS * 10);
      host.awaitIdle(PATIENCE);
      double cpu = cpuMillis();
      long before = System.nanoTime();
      List<Double> millis = create(host.uri(), DEPLOYMENTS);
      double seconds = (System.nanoTime() - before) / 1e9;
      millis.sort(Double::compare);
      return new Result(
          millis.size() / seconds,
          (cpuMillis() - cpu) / millis.size(),
          millis.get(millis.size() * 99 / 100));
    }
  }

  /** Creates deployments on several connections at once, each of a project of its own. */
  private static List<Double> create(URI host, int howMany) throws Exception {
    var millis = new ArrayList<Double>();
    try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      List<Callable<List<Double>>> connections = new ArrayList<>();
      for (int project = 1; project <= CONNECTIONS; project++) {
        URI address = host.resolve("/projects/%d/deployment".formatted(project));
        connections.add(() -> connection(address, howMany / CONNECTIONS));
      }
      for (Future<List<Double>> each : threads.invokeAll(connections)) {
        millis.addAll(each.get());
      }
    }
    return millis;
  }

  private static List<Double> connection(URI address, int howMany) throws Exception {
    var millis = new ArrayList<Double>();
    try (HttpClient http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(address)
              .header("Authorization", "Bearer " + TOKEN)
              .POST(BodyPublishers.noBody())
              .build();
      for (int i = 0; i < howMany; i++) {
        long before = System.nanoTime();
        int status = http.send(request, BodyHandlers.discarding()).statusCode();
        if (status != 201) {
          throw new IllegalStateException("a creation is answered " + status);
        }
        millis.add((System.nanoTime() - before) / 1e6);
      }
    }
    return millis;
  }

  /** The command that users run, which ends the process. */
  private static void projects() throws Exception {
    seedFiles(PROJECTS);
    System.setProperty("opsledger.seed", "projects.json users.json");
    double cpu = cpuMillis();
    long before = System.nanoTime();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  double seconds = (System.nanoTime() - before) / 1e9;
                  new Result(PROJECTS / seconds, (cpuMillis() - cpu) / PROJECTS, 0).print();
                }));
    Load.main(new String[0]);
  }

  private static void seedFiles(int projects) throws Exception {
    String at = "\"created_at\":\"2023-06-22T06:02:08.597Z\"}";
    Files.writeString(
        Path.of("users.json"),
        "[{\"id\":1,\"email\":\"u@example.com\",\"username\":\"u\"," + at + "]");
    Files.writeString(
        Path.of("projects.json"),
        IntStream.rangeClosed(1, projects)
            .mapToObj(
                id ->
                    "{\"id\":%d,\"name\":\"Project %d\",\"url\":null,\"user_id\":1,\"app_secret\":\"s-%d\","
                            .formatted(id, id, id)
                        + at)
            .collect(Collectors.joining(",", "[", "]")));
  }

  private static double cpuMillis() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e6;
  }
}
