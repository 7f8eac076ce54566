package dev.opsledger.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opsledger.local.Checkout;
import dev.opsledger.local.LocalHost;
import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.Simulators;
import dev.opsledger.local.template.EventSource;
import dev.opsledger.local.template.FunctionSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs each file of {@code events/}, which also works with {@code sam local invoke}, through its
 * handler. The file's name starts with the function's: {@code ci-planner-schedule.json} is for
 * {@code CiPlanner}.
 */
class SampleEventsTest {
  private static final Path EVENTS = Checkout.file("events");
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final JsonMapper JSON = new JsonMapper();

  /** Samples with an invalid token, because user tokens are random. */
  private static final Set<String> OF_NOBODY = Set.of("traffic-api-repos.json");

  private static final SettableClock CLOCK = new SettableClock("2026-11-22T10:00:00Z");
  private static List<FunctionSpec> functions;
  private static Simulators vendors;
  private static LocalHost host;

  @BeforeAll
  static void start() throws Exception {
    functions = Deployed.functions();
    vendors = Simulators.start(Map.of(), CLOCK);
    var settings = new HashMap<>(vendors.settings());
    settings.put("PROJECTS_TOKEN", "local-projects-token");
    settings.put("ACTIVITY_TOKEN", "local-activity-token");
    settings.put("CI_BACKFILL_DAYS", "1");
    settings.put("ONCALL_BACKFILL_DAYS", "3");
    host =
        LocalHost.builder()
            .template(Deployed.TEMPLATE)
            .variables(settings)
            .inMemory()
            .port(0)
            .clock(CLOCK)
            .schedules(false)
            .start();
    for (Path file : files().filter(each -> name(each).endsWith("-schedule.json")).toList()) {
      invoke(file);
    }
    host.awaitIdle(SOON);
  }

  @AfterAll
  static void stop() {
    host.close();
    vendors.close();
  }

  @ParameterizedTest
  @MethodSource("files")
  void aSampleGoesThroughItsHandler(Path file) throws Exception {
    var answer = JSON.readTree(invoke(file));
    JsonNode event = read(file);
    if (event.has("routeKey")) {
      int status = answer.path("statusCode").asInt();
      assertThat(status).as(answer.toString()).isBetween(200, 499);
      assertThat(status < 300).as(answer.toString()).isEqualTo(!OF_NOBODY.contains(name(file)));
    } else if (event.has("Records")) {
      assertThat(answer.path("batchItemFailures")).isEmpty();
    } else {
      assertThat(answer.isNull()).as(answer.toString()).isTrue();
    }
    host.awaitIdle(SOON);
  }

  @ParameterizedTest
  @MethodSource("files")
  void aSampleIsWhatItsFunctionGets(Path file) {
    assertThat(function(file).sources())
        .anySatisfy(source -> assertThat(isOf(read(file), source)).isTrue());
  }

  @Test
  void everyWayToCallAFunctionHasASample() {
    for (FunctionSpec function : functions) {
      List<JsonNode> samples =
          files()
              .filter(file -> function(file).equals(function))
              .map(SampleEventsTest::read)
              .toList();
      var ways =
          function.sources().stream()
              .filter(s -> !(s instanceof EventSource.Route) && constant(s).isEmpty())
              .toList();
      assertThat(samples).as("samples of " + function.logicalId()).isNotEmpty();
      assertThat(ways)
          .as("events of %s without a sample", function.logicalId())
          .allSatisfy(way -> assertThat(samples).anyMatch(sample -> isOf(sample, way)));
    }
  }

  /** Lambda deletes SnapStart snapshots of functions that are not invoked for 14 days. */
  @Test
  void everyFunctionWithRoutesIsCalledDaily() throws Exception {
    for (FunctionSpec function : functions) {
      var routes = function.sources().stream().filter(s -> s instanceof EventSource.Route).toList();
      var calls = function.sources().stream().flatMap(s -> constant(s).stream()).toList();
      assertThat(calls).as(function.logicalId()).hasSize(routes.isEmpty() ? 0 : 1);
      for (String call : calls) {
        JsonNode event = JSON.readTree(call);
        assertThat(event.path("routeKey").asText()).startsWith("GET ");
        assertThat(routes).anySatisfy(route -> assertThat(isOf(event, route)).isTrue());
        var answer = JSON.readTree(host.invoke(function.logicalId(), call));
        assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isBetween(200, 499);
      }
    }
  }

  /** The smoke test of a new version before traffic shifts sends an empty batch. */
  @Test
  void aBatchOfNothingIsTaken() throws Exception {
    for (FunctionSpec function : functions) {
      if (function.sources().stream().anyMatch(SampleEventsTest::isFeed)) {
        var answer = JSON.readTree(host.invoke(function.logicalId(), "{\"Records\":[]}"));
        assertThat(answer.path("batchItemFailures")).as(function.logicalId()).isEmpty();
      }
    }
  }

  private static boolean isFeed(EventSource source) {
    return source instanceof EventSource.QueueFeed || source instanceof EventSource.StreamFeed;
  }

  /** The constant input of a schedule, if it has one. */
  private static Optional<String> constant(EventSource source) {
    return source instanceof EventSource.Timer timer ? timer.input() : Optional.empty();
  }

  private static boolean isOf(JsonNode event, EventSource source) {
    JsonNode record = event.path("Records").path(0);
    String arn = record.path("eventSourceARN").asText();
    return switch (source) {
      case EventSource.Route route ->
          event.path("routeKey").asText().equals(route.method() + " " + route.path());
      case EventSource.QueueFeed feed ->
          arn.startsWith("arn:aws:sqs:") && arn.endsWith(feed.queue());
      case EventSource.StreamFeed feed -> arn.contains(":table/" + feed.table() + "/stream/");
      case EventSource.Timer _ -> event.path("source").asText().equals("aws.events");
      case EventSource.BusRule rule ->
          rule.pattern().contains("\"" + event.path("detail-type").asText() + "\"");
    };
  }

  private static String invoke(Path file) throws Exception {
    return host.invoke(function(file).logicalId(), Files.readString(file));
  }

  /** Finds the function by the longest logical id that the file's name starts with. */
  private static FunctionSpec function(Path file) {
    String name = plain(name(file));
    return functions.stream()
        .filter(each -> name.startsWith(plain(each.logicalId())))
        .max(Comparator.comparingInt(each -> each.logicalId().length()))
        .orElseThrow(() -> new AssertionError(file + " names no function"));
  }

  private static String plain(String name) {
    return name.replace("-", "").toLowerCase(Locale.ROOT);
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static Stream<Path> files() {
    try (Stream<Path> files = Files.list(EVENTS)) {
      return files.filter(each -> name(each).endsWith(".json")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
