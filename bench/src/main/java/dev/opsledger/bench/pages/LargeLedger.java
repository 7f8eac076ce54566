package dev.opsledger.bench.pages;

import dev.opsledger.bench.DemoProjects;
import dev.opsledger.bench.FigureTable;
import dev.opsledger.bench.Meter;
import dev.opsledger.bench.SourceRefresh;
import dev.opsledger.bench.cold.Subjects;
import dev.opsledger.local.LocalHost;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A local host that has kept a {@link LargeWorld} for five years. */
final class LargeLedger implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofHours(2);
  private static final int YEARS = 5;
  private static final int PROJECTS = 20;
  private static final int DEPLOYMENTS_A_YEAR = 200;

  /** In seconds: DynamoDB Local needs longer to store this much than a worker has on AWS. */
  private static final int WORKER_TIMEOUT = 700;

  /** In seconds. */
  private static final int VISIBILITY_TIMEOUT = 60;

  final LargeWorld world;
  final Meter meter = new Meter();
  private final LocalHost host;
  private final HttpClient client = HttpClient.newHttpClient();

  private LargeLedger(LargeWorld world) {
    this.world = world;
    var settings = world.settings();
    settings.putAll(Subjects.settings());
    host =
        LocalHost.builder()
            .template(Path.of("template.yaml"))
            .variables(settings)
            .inMemory()
            .port(0)
            .clock(world.clock)
            .schedules(false)
            .observers(_ -> meter)
            // A fact whose write lost against another is delivered again after this time.
            .with("FactsQueue.Properties.VisibilityTimeout", VISIBILITY_TIMEOUT)
            .with("CiWorker.Properties.Timeout", WORKER_TIMEOUT)
            .with("OncallWorker.Properties.Timeout", WORKER_TIMEOUT)
            .start();
  }

  /**
   * Fills a ledger, year by year, by synchronizing.
   *
   * @param runs how many runs there are in the last year; each year before it has a quarter of that
   * @param incidents how many incidents there are in the last year; likewise
   */
  static LargeLedger fill(LargeWorld world, int runs, int incidents) throws Exception {
    var ledger = new LargeLedger(world);
    DemoProjects.load(ledger.host);
    for (int year = 1; year <= YEARS; year++) {
      int share = year == YEARS ? 1 : 4;
      world.year(runs / share, incidents / share);
      long before = System.nanoTime();
      for (int i = 0; i < DEPLOYMENTS_A_YEAR; i++) {
        ledger.post("/projects/" + (1 + i % PROJECTS) + "/deployment");
      }
      for (String source : List.of("Ci", "Oncall")) {
        SourceRefresh.run(ledger.host, source, PATIENCE);
      }
      FigureTable.line("year %d of %d: %.0f s", year, YEARS, (System.nanoTime() - before) / 1e9);
    }
    return ledger;
  }

  private void post(String path) throws Exception {
    ok(to(path).POST(BodyPublishers.noBody()).build());
  }

  /** The size of a page, in bytes. */
  int get(String path) throws Exception {
    return ok(to(path).GET().build()).body().length;
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + Subjects.TOKEN);
  }

  private HttpResponse<byte[]> ok(HttpRequest request) throws Exception {
    HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() >= 400) {
      throw new IllegalStateException(request + " answers " + answer.statusCode());
    }
    return answer;
  }

  /** The address of a path. */
  URI uri(String path) {
    return URI.create(host.uri() + path);
  }

  @Override
  public void close() {
    client.close();
    host.close();
    world.close();
  }
}
