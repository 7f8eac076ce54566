package dev.opsledger.core.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.opsledger.core.config.Surroundings;
import dev.opsledger.core.json.Json;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Metrics in CloudWatch's embedded metric format: one line of the log, of which CloudWatch makes
 * metrics ("Specification: Embedded metric format" in the CloudWatch user guide).
 */
public final class Metrics {
  private static final String NAMESPACE = "opsledger";

  private final Clock clock;
  private final PrintStream out;

  /** To the function's log; nowhere when a host runs it, which has no CloudWatch. */
  public static Metrics ofSurroundings() {
    PrintStream out =
        Surroundings.BOUND.isBound()
            ? new PrintStream(OutputStream.nullOutputStream(), false, UTF_8)
            : System.out;
    return new Metrics(Surroundings.current().clock(), out);
  }

  /** To a stream of one's own. */
  public Metrics(Clock clock, PrintStream out) {
    this.clock = clock;
    this.out = out;
  }

  /**
   * Emits counts of one moment for a source.
   *
   * @param source the dimension {@code Source}, such as {@code ci}
   * @param counts the metrics by name, each a count
   */
  public void count(String source, Map<String, Long> counts) {
    var line = new LinkedHashMap<String, Object>();
    var metrics = new ArrayList<Object>();
    counts.keySet().forEach(name -> metrics.add(Map.of("Name", name, "Unit", "Count")));
    var directive = new LinkedHashMap<String, Object>();
    directive.put("Namespace", NAMESPACE);
    directive.put("Dimensions", List.of(List.of("Source")));
    directive.put("Metrics", metrics);
    line.put("_aws", Map.of("Timestamp", clock.millis(), "CloudWatchMetrics", List.of(directive)));
    line.put("Source", source);
    line.putAll(counts);
    out.println(Json.text(Json.node(line)));
  }
}
