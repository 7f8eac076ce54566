package dev.opsledger.bench.cost;

import dev.opsledger.bench.Meter;
import dev.opsledger.local.LocalHost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** A host over a {@link World}, whose synchronizations are counted. */
final class Sizes implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  final Meter meter = new Meter();
  final LocalHost host;
  private final World world;

  Sizes(int factor, int repositories) {
    world = new World(factor, repositories);
    host =
        LocalHost.builder()
            .template(Path.of("template.yaml"))
            .variables(world.settings())
            .inMemory()
            .clock(world.clock)
            .observer(meter)
            .schedules(false)
            .start();
  }

  /** Synchronizes a source, counted anew; returns the seconds it took. */
  double sync(String source) throws Exception {
    meter.reset();
    long before = System.nanoTime();
    host.invoke(
        source + "Planner",
        """
        {"id": "%s", "source": "opsledger", "detail-type": "refresh.requested",
         "detail": {"refreshId": "%s"}}"""
            .formatted(UUID.randomUUID(), UUID.randomUUID()));
    host.awaitIdle(PATIENCE);
    return (System.nanoTime() - before) / 1e9;
  }

  @Override
  public void close() {
    host.close();
    world.close();
  }
}
