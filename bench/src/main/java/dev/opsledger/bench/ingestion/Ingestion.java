package dev.opsledger.bench.ingestion;

import dev.opsledger.bench.FigureTable;
import dev.opsledger.bench.Meter;
import dev.opsledger.bench.SourceRefresh;
import dev.opsledger.local.LocalHost;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * Measures the first sync of each source through the whole path (planner, queue, workers, table) in
 * one JVM, with 1 to 16 workers, and then a second sync in which nothing is new.
 */
public final class Ingestion {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private Ingestion() {}

  /**
   * Runs the benchmark.
   *
   * @param args the numbers of workers; 1, 4 and 16 by default
   */
  public static void main(String[] args) throws Exception {
    List<String> workers = args.length > 0 ? List.of(args) : List.of("1", "4", "16");
    FigureTable.line(
        "| source | workers | things | seconds | things/s | vendor calls | fewest | units read |"
            + " units written | SQS calls | again: calls, units written |");
    FigureTable.line("|---|---|---|---|---|---|---|---|---|---|---|");
    for (String each : workers) {
      Clock clock = Clock.fixed(Instant.parse("2026-11-22T21:00:00Z"), ZoneOffset.UTC);
      for (Source source : Source.all(clock)) {
        try (source) {
          measure(source, clock, Integer.parseInt(each));
        }
      }
    }
  }

  private static void measure(Source source, Clock clock, int workers) throws Exception {
    var meter = new Meter();
    String scaling = source.functions() + "Worker.Properties.Events.Units.Properties.ScalingConfig";
    try (LocalHost host =
        LocalHost.builder()
            .template(Path.of("template.yaml"))
            .variables(source.settings())
            .inMemory()
            .clock(clock)
            .instances(workers)
            .observers(id -> id.startsWith(source.functions()) ? meter : new Meter())
            // AWS requires a MaximumConcurrency of at least two; instances() reduces it to one.
            .with(scaling, Map.of("MaximumConcurrency", Math.max(2, workers)))
            .schedules(false)
            .start()) {
      source.log().clear();
      meter.reset();
      long before = System.nanoTime();
      SourceRefresh.run(host, source.functions(), PATIENCE);
      double seconds = (System.nanoTime() - before) / 1e9;
      int calls = source.log().count(request -> true);
      double read = meter.read();
      double written = meter.written();
      long messages = meter.calls("Sqs");
      source.log().clear();
      meter.reset();
      SourceRefresh.run(host, source.functions(), PATIENCE);
      FigureTable.line(
          "| %s | %d | %d | %.1f | %.0f | %d | %d | %.0f | %.0f | %d | %d, %.0f |",
          source.name(),
          workers,
          source.items(),
          seconds,
          source.items() / seconds,
          calls,
          source.fewest(),
          read,
          written,
          messages,
          source.log().count(request -> true),
          meter.written());
    }
  }
}
