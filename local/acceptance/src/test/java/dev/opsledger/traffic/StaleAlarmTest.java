package dev.opsledger.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.log.Metrics;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.Checkout;
import dev.opsledger.local.simulator.server.Fault;
import dev.opsledger.local.simulator.server.RequestFilters;
import dev.opsledger.traffic.store.PurgeStore;
import dev.opsledger.traffic.store.RepositoryStore;
import dev.opsledger.traffic.sync.TrafficPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The alarm on stale repositories, evaluated by CloudWatch's rules. */
class StaleAlarmTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static TrafficScene scene;
  private static Alarm alarm;

  @BeforeAll
  static void start() throws IOException {
    scene = new TrafficScene(_ -> CallObserver.NONE, Map.of("SYNC_MAX_ATTEMPTS", "1"));
    alarm = Alarm.read(Checkout.file("infra-sam", "traffic-alarm.yaml"), "StaleRepositories");
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  @Test
  void threeDaysWithoutAGoodFetchRaiseItWhileElevenDaysCanBeHad() {
    var repository = scene.repository("rocket", 14);
    String token = scene.user();
    String id = scene.added(token, repository);
    assertThat(alarm.isRaised(counted())).as("on the day of a fetch").isFalse();
    scene.github.faults().always(RequestFilters.path("/repos/.*"), Fault.status(503));
    for (int day = 1; day <= 2; day++) {
      scene.clock.advance(Duration.ofDays(1));
      assertThat(alarm.isRaised(counted())).as("after %d days", day).isFalse();
      scene.planned();
    }
    assertThat(scene.detail(token, id).at("/sync/status").asText()).isEqualTo("failing");
    scene.clock.advance(Duration.ofDays(1));
    assertThat(alarm.isRaised(counted())).as("after three days").isTrue();
    forgotten(token, id);
  }

  @Test
  void aRepositoryThatIsDeletedUpstreamKeepsNoAlarmOn() {
    var repository = scene.repository("strangers", 14);
    String token = scene.user();
    String id = scene.added(token, repository);
    scene.world.delete(repository);
    for (int day = 1; day <= 5; day++) {
      scene.clock.advance(Duration.ofDays(1));
      scene.planned();
      assertThat(alarm.isRaised(counted())).as("after %d days", day).isFalse();
    }
    assertThat(scene.detail(token, id).at("/sync/status").asText()).isEqualTo("not_found");
    scene.github.faults().always(RequestFilters.path("/repos/.*"), Fault.status(503));
    scene.clock.advance(Duration.ofDays(1));
    scene.planned();
    assertThat(scene.detail(token, id).at("/sync/status").asText()).isEqualTo("failing");
    assertThat(alarm.isRaised(counted())).as("GitHub does not answer, too").isFalse();
    forgotten(token, id);
  }

  @Test
  void lostAccessRaisesItWhileThereIsSomethingToSave() {
    var repository = scene.repository("locked", 14);
    String token = scene.user();
    String id = scene.added(token, repository);
    repository.forbidden(true);
    for (int day = 1; day <= 15; day++) {
      scene.clock.advance(Duration.ofDays(1));
      scene.planned();
      assertThat(alarm.isRaised(counted()))
          .as("after %d days", day)
          .isEqualTo(day >= 3 && day < 14);
    }
    assertThat(scene.detail(token, id).at("/sync/status").asText()).isEqualTo("no_access");
    forgotten(token, id);
  }

  /** Deletes what the other tests would count. */
  private static void forgotten(String token, String id) {
    scene.github.faults().clear();
    scene.delete(token, id);
    scene.settle();
  }

  @Test
  void withoutDataItIsNotRaisedButPeopleAreToldWhenTheyStop() {
    assertThat(alarm.isRaised(Optional.empty())).as("a new stack").isFalse();
    assertThat(alarm.tellsOfMissingData()).isTrue();
  }

  /** The planner's metrics as CloudWatch reads them from the log line. */
  private static Optional<JsonNode> counted() {
    var out = new ByteArrayOutputStream();
    var table = new Table(scene.host.dynamo(), scene.host.tableName("TrafficTable"));
    var metrics = new Metrics(scene.clock, new PrintStream(out, true, UTF_8));
    var purges = new PurgeStore(table);
    new TrafficPlan(new RepositoryStore(table, scene.clock), purges, metrics, scene.clock).units();
    try {
      return Optional.of(JSON.readTree(out.toString(UTF_8)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** An alarm of the template. */
  private record Alarm(
      Map<String, String> properties, boolean tellsOfMissingData, String dimension, String value) {
    static Alarm read(Path template, String name) throws IOException {
      try (var in = Files.newBufferedReader(template)) {
        Node properties =
            child(child(child(new Yaml().compose(in), "Resources"), name), "Properties");
        var texts = new HashMap<String, String>();
        ((MappingNode) properties)
            .getValue()
            .forEach(
                pair -> {
                  if (pair.getValueNode() instanceof ScalarNode text) {
                    texts.put(((ScalarNode) pair.getKeyNode()).getValue(), text.getValue());
                  }
                });
        boolean tells = ((MappingNode) properties).getValue().stream().anyMatch(Alarm::isOfMissing);
        Node dimension = ((SequenceNode) child(properties, "Dimensions")).getValue().getFirst();
        return new Alarm(
            texts, tells, text(child(dimension, "Name")), text(child(dimension, "Value")));
      }
    }

    private static boolean isOfMissing(NodeTuple pair) {
      return text(pair.getKeyNode()).equals("InsufficientDataActions")
          && !((SequenceNode) pair.getValueNode()).getValue().isEmpty();
    }

    private static String text(Node node) {
      return ((ScalarNode) node).getValue();
    }

    private static Node child(Node node, String name) {
      return ((MappingNode) node)
          .getValue().stream()
              .filter(pair -> text(pair.getKeyNode()).equals(name))
              .map(pair -> pair.getValueNode())
              .findFirst()
              .orElseThrow(() -> new AssertionError("the template has no " + name));
    }

    /** Whether one period raises it; empty for a period without data. */
    boolean isRaised(Optional<JsonNode> line) {
      assertThat(properties.get("ComparisonOperator")).isEqualTo("GreaterThanThreshold");
      // The planner counts once a day: of three half days only one has a count.
      assertThat(properties.get("EvaluationPeriods")).isEqualTo("3");
      assertThat(properties.get("DatapointsToAlarm")).isEqualTo("1");
      assertThat(properties.get("Period")).isEqualTo("43200");
      return line.map(this::isAboveThreshold)
          .orElse(properties.get("TreatMissingData").equals("breaching"));
    }

    private boolean isAboveThreshold(JsonNode line) {
      JsonNode directive = line.at("/_aws/CloudWatchMetrics/0");
      String metric = properties.get("MetricName");
      // A parameter: the stack's name, which functions have as METRICS_NAMESPACE.
      assertThat(properties.get("Namespace")).isEqualTo("Namespace");
      assertThat(directive.at("/Dimensions/0/0").asText()).isEqualTo(dimension);
      assertThat(line.get(dimension).asText()).isEqualTo(value);
      assertThat(directive.get("Metrics").findValuesAsText("Name")).contains(metric);
      assertThat(line.get(metric).isNumber()).isTrue();
      return line.get(metric).asLong() > Long.parseLong(properties.get("Threshold"));
    }
  }
}
