package dev.opsledger.core.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.runtime.FunctionEnvironment;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Emits metrics in CloudWatch's embedded metric format: log lines that CloudWatch turns into
 * metrics ("Specification: Embedded metric format" in the CloudWatch user guide).
 */
public final class Metrics {
  private final String namespace;
  private final Clock clock;
  private final PrintStream out;

  /**
   * Writes to the function's log, or nowhere in the local host, which has no CloudWatch. The
   * namespace is {@code METRICS_NAMESPACE}, the stack's name, so that two stacks in an account do
   * not mix.
   */
  public static Metrics ofEnvironment() {
    var environment = FunctionEnvironment.current();
    PrintStream out =
        FunctionEnvironment.BOUND.isBound()
            ? new PrintStream(OutputStream.nullOutputStream(), false, UTF_8)
            : System.out;
    String namespace = environment.variables().getOrDefault("METRICS_NAMESPACE", "opsledger");
    return new Metrics(namespace, environment.clock(), out);
  }

  /** Writes to the given stream. */
  public Metrics(Clock clock, PrintStream out) {
    this("opsledger", clock, out);
  }

  private Metrics(String namespace, Clock clock, PrintStream out) {
    this.namespace = namespace;
    this.clock = clock;
    this.out = out;
  }

  /**
   * Emits counts for a source.
   *
   * @param source the dimension {@code Source}, such as {@code ci}
   * @param counts the counts by metric name
   */
  public void count(String source, Map<String, Long> counts) {
    emit(source, counts, "Count");
  }

  /** Emits a duration in seconds for a source. */
  public void seconds(String source, String name, Duration span) {
    emit(source, Map.of(name, span.toSeconds()), "Seconds");
  }

  private void emit(String source, Map<String, Long> values, String unit) {
    var line = new LinkedHashMap<String, Object>();
    var metrics = new ArrayList<Object>();
    values.keySet().forEach(name -> metrics.add(Map.of("Name", name, "Unit", unit)));
    var directive = new LinkedHashMap<String, Object>();
    directive.put("Namespace", namespace);
    directive.put("Dimensions", List.of(List.of("Source")));
    directive.put("Metrics", metrics);
    line.put("_aws", Map.of("Timestamp", clock.millis(), "CloudWatchMetrics", List.of(directive)));
    line.put("Source", source);
    line.putAll(values);
    out.println(Json.text(Json.node(line)));
  }
}
