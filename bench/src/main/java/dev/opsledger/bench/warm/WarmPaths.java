package dev.opsledger.bench.warm;

import dev.opsledger.bench.event.HttpEvent;
import dev.opsledger.ci.CiApiHandler;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.core.runtime.FunctionEnvironment;
import io.micronaut.json.tree.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * JMH benchmark of the code that every request runs: time and allocations, with C1 as on Lambda.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"})
public class WarmPaths {
  private final byte[] event = HttpEvent.get("/nothing", "x").getBytes(StandardCharsets.UTF_8);
  private JsonNode tree;
  private CiApiHandler handler;

  /** Creates a handler; the request measured here reads no data. */
  @Setup
  public void start() throws MalformedJsonException {
    tree = Json.parse(event);
    var settings =
        Map.of(
            "CI_TABLE", "a",
            "SYNC_TABLE", "b",
            "CI_QUEUE", "http://localhost/q",
            "DEPLOYMENTS_EVENT_QUEUE", "http://localhost/e",
            "EVENT_BUS", "c");
    var environment = new FunctionEnvironment(settings, Clock.systemUTC(), CallObserver.NONE);
    ScopedValue.where(FunctionEnvironment.BOUND, environment)
        .run(() -> handler = new CiApiHandler());
  }

  /** Closes the handler. */
  @TearDown
  public void stop() {
    handler.close();
  }

  /** Parses an event. */
  @Benchmark
  public JsonNode parseAnEvent() throws MalformedJsonException {
    return Json.parse(event);
  }

  /** Serializes a tree. */
  @Benchmark
  public byte[] writeATree() {
    return Json.bytes(tree);
  }

  /**
   * A whole call through Micronaut, from the event's bytes to the response's, for an unknown path.
   */
  @Benchmark
  public byte[] answerWithoutARead() throws IOException {
    var answer = new ByteArrayOutputStream(512);
    handler.handleRequest(new ByteArrayInputStream(event), answer, null);
    return answer.toByteArray();
  }

  /** Runs the benchmarks. */
  public static void main(String[] args) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(WarmPaths.class.getName())
            .addProfiler(GCProfiler.class)
            .build();
    new Runner(options).run();
  }
}
