package dev.opsledger.recount;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.recount.RecountRequest;
import dev.opsledger.core.recount.RecountScope;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.Checkout;
import dev.opsledger.local.HostDriver;
import dev.opsledger.local.LocalHost;
import dev.opsledger.local.LocalHostBuilder;
import dev.opsledger.local.bus.HostBus;
import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.GitHubSimulator.Setup;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.pagerduty.PagerDutySimulator;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld;
import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A host with runs, jobs, deployments and incidents of some weeks, and requests to it. */
final class RecountScene implements AutoCloseable {
  private static final String NOW = "2026-11-22T10:00:00Z";
  static final String KEY = "YXBwLXNlY3JldC1rZXktb2YtdGhlLXRlc3QtMDEyMzQ=";

  final SettableClock clock = new SettableClock(NOW);
  final GitHubWorld gitHub = new GitHubWorld(clock);
  final PagerDutyWorld pagerDuty = new PagerDutyWorld(clock);
  final LocalHost host;
  final HostDriver driver;

  /** How many calls of vendors there were. */
  final AtomicInteger vendorCalls = new AtomicInteger();

  private final GitHubSimulator gitHubServer;
  private final PagerDutySimulator pagerDutyServer;

  /** Starts with an observer of the workers. */
  RecountScene(CallObserver workers) {
    this(workers, UnaryOperator.identity());
  }

  /** Starts with an observer of the workers and a changed template. */
  RecountScene(CallObserver workers, UnaryOperator<LocalHostBuilder> changes) {
    gitHubServer = GitHubSimulator.start(gitHub, clock, Setup.usual());
    pagerDutyServer =
        PagerDutySimulator.start(pagerDuty, clock, 1_000_000, UnaryOperator.identity());
    var settings = new HashMap<>(gitHubServer.settings());
    settings.putAll(pagerDutyServer.settings());
    settings.putAll(Map.of("PROJECTS_TOKEN", "p", "ACTIVITY_TOKEN", "a", "APP_SECRET_KEY", KEY));
    settings.putAll(Map.of("DORA_SERVICES", "1=S1", "ONCALL_PEOPLE", "on"));
    var plan =
        LocalHost.builder()
            .template(Checkout.file("template.yaml"))
            .variables(settings)
            .inMemory()
            .port(0)
            .clock(clock)
            .observers(name -> name.endsWith("Worker") ? both(workers) : both(CallObserver.NONE))
            .with("CiQueue.Properties.VisibilityTimeout", 12)
            .with("DeploymentsQueue.Properties.VisibilityTimeout", 12)
            .with("OncallQueue.Properties.VisibilityTimeout", 12)
            .with("CiWorker.Properties.Environment.Variables.SYNC_RETRY_SECONDS", "0")
            .with("DeploymentsWorker.Properties.Environment.Variables.SYNC_RETRY_SECONDS", "0")
            .with("OncallWorker.Properties.Environment.Variables.SYNC_RETRY_SECONDS", "0")
            .schedules(false);
    host = changes.apply(plan).start();
    driver = new HostDriver(host);
  }

  private CallObserver both(CallObserver other) {
    return new CallObserver() {
      @Override
      public void before(Call call) {
        if (List.of("GitHub", "PagerDuty", "Pipedrive").contains(call.service())) {
          vendorCalls.incrementAndGet();
        }
        other.before(call);
      }

      @Override
      public void after(Call call, Cost cost) {
        other.after(call, cost);
      }
    };
  }

  JsonNode post(String path, String authorization, String body) {
    var answer =
        driver.send(
            HttpRequest.newBuilder(driver.uri(path))
                .header("Authorization", authorization)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    if (answer.statusCode() >= 300) {
      throw new AssertionError(path + " answers " + answer.statusCode() + " " + answer.body());
    }
    return HostDriver.json(answer.body());
  }

  /** What a path answers, with the tokens of projects and of the feed. */
  String get(String path) {
    var answer =
        driver.send(
            HttpRequest.newBuilder(driver.uri(path))
                .header("Authorization", path.contains("activity") ? "Bearer a" : "Bearer p")
                .build());
    return answer.statusCode() + " " + answer.body();
  }

  /** Asks for a recount on the bus, as the command does; returns its id. */
  String ask(String sources, RecountScope scope) {
    var request =
        new RecountRequest(UUID.randomUUID().toString(), List.of(sources.split(" ", -1)), scope);
    try (var bus = HostBus.at(host.eventBridge(), Checkout.file("template.yaml"))) {
      bus.put(RecountRequest.DETAIL_TYPE, request.text());
    }
    return request.id();
  }

  /** All that there is: there is nothing before, and years of empty days take long to look at. */
  static RecountScope all(boolean repair) {
    return new RecountScope(Optional.of(LocalDate.parse("2026-01-01")), Optional.empty(), repair);
  }

  /** Recounts, and returns what is shown of it at the end. */
  JsonNode recount(String sources, boolean repair) {
    return recount(sources, all(repair));
  }

  JsonNode recount(String sources, RecountScope scope) {
    String id = ask(sources, scope);
    driver.awaitIdle();
    JsonNode shown = HostDriver.json(get("/refresh-data/" + id).substring("200 ".length()));
    if (!shown.path("finished").asBoolean() || shown.path("failed").asInt() > 0) {
      throw new AssertionError(shown.toPrettyString());
    }
    return shown;
  }

  @Override
  public void close() {
    driver.close();
    gitHubServer.close();
    pagerDutyServer.close();
  }
}
