package dev.opsledger.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.Alone;
import dev.opsledger.local.Checkout;
import dev.opsledger.local.LocalHost;
import dev.opsledger.local.LocalHostBuilder;
import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.contract.StrictMock;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.world.AppInstallation;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.Repository;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The whole template over a GitHub with one organization that installed the App. */
final class TrafficScene implements AutoCloseable {
  static final Duration SOON = Duration.ofSeconds(30);
  static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  final SettableClock clock = new SettableClock("2026-11-22T10:00:00Z");
  final GitHubWorld world = new GitHubWorld(clock);
  final AppInstallation acme = world.install("acme");
  final GitHubSimulator github;
  final LocalHost host;
  final Optional<StrictMock> strict;

  TrafficScene() {
    this(function -> CallObserver.NONE);
  }

  TrafficScene(Function<String, CallObserver> observers) {
    this(observers, Map.of());
  }

  TrafficScene(Function<String, CallObserver> observers, Map<String, String> more) {
    this(observers, more, 720);
  }

  /**
   * @param visibility seconds after which a unit comes again whose worker was killed
   */
  TrafficScene(Function<String, CallObserver> observers, Map<String, String> more, int visibility) {
    this(observers, more, visibility, Alone::of);
  }

  /** A scene whose facts and events reach the home page and the feed. */
  static TrafficScene telling() {
    return new TrafficScene(_ -> CallObserver.NONE, Map.of(), 720, UnaryOperator.identity());
  }

  private TrafficScene(
      Function<String, CallObserver> observers,
      Map<String, String> more,
      int visibility,
      UnaryOperator<LocalHostBuilder> company) {
    boolean described = !System.getProperty("upstream.dir", "").isBlank();
    strict = described ? Optional.of(new StrictMock("github")) : Optional.empty();
    var setup = GitHubSimulator.Setup.usual();
    github = GitHubSimulator.start(world, clock, strict.map(setup::around).orElse(setup));
    var variables = new HashMap<>(github.settings());
    variables.put("TRAFFIC_ENCRYPTION_KEY", KEY);
    variables.put("SYNC_RETRY_SECONDS", "0");
    variables.putAll(more);
    variables.values().removeIf(String::isEmpty);
    host =
        company
            .apply(LocalHost.builder())
            .template(Checkout.file("template.yaml"))
            .variables(variables)
            .inMemory()
            .port(0)
            .clock(clock)
            .observers(observers)
            .schedules(false)
            .with("TrafficQueue.Properties.VisibilityTimeout", visibility)
            .start();
  }

  /** A response. */
  record Answer(int status, String body, HttpResponse<String> raw) {
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new AssertionError("no JSON: " + body, e);
      }
    }
  }

  Answer get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  Answer post(String path, String body, String... headers) {
    return send("POST", path, BodyPublishers.ofString(body), headers);
  }

  private Answer send(
      String method, String path, HttpRequest.BodyPublisher body, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(host.uri() + path)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** A new user's token. */
  String user() {
    return post(
            "/api/users/create",
            "{\"email\":\"user%d@example.com\"}".formatted(NUMBER.incrementAndGet()))
        .json()
        .get("token")
        .asText();
  }

  Answer create(String token, String url) {
    return post("/api/repos/create", "{\"url\":\"" + url + "\"}", "X-API-Token", token);
  }

  Answer create(String token, String url, String accessToken) {
    return post(
        "/api/repos/create",
        "{\"url\":\"%s\",\"access_token\":\"%s\"}".formatted(url, accessToken),
        "X-API-Token",
        token);
  }

  /** Adds a repository to a user and waits for its first fetch. */
  String added(String token, Repository repository) {
    Answer answer = create(token, "https://github.com/" + repository.fullName());
    settle();
    return answer.json().get("id").asText();
  }

  JsonNode detail(String token, String id) {
    return get("/api/repos/" + id, "X-API-Token", token).json();
  }

  Answer delete(String token, String id) {
    return post("/api/repos/" + id + "/delete", "", "X-API-Token", token);
  }

  Answer deleteShare(String token, String id) {
    String path = "/api/repos/" + id + "/share";
    return send("DELETE", path, BodyPublishers.noBody(), "X-API-Token", token);
  }

  /** Runs the schedule once, and everything that follows from it. */
  void planned() {
    plan();
    settle();
  }

  void plan() {
    String event =
        "{\"version\":\"0\",\"id\":\"%s\",\"detail-type\":\"Scheduled Event\",\"source\":\"aws.events\",\"account\":\"000000000000\",\"time\":\"%s\",\"region\":\"us-east-1\",\"resources\":[],\"detail\":{}}"
            .formatted(UUID.randomUUID(), clock.instant());
    try {
      host.invoke("TrafficPlanner", event);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  void settle() {
    try {
      host.awaitIdle(SOON);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** How many requests for traffic GitHub received. */
  int trafficCalls() {
    return github.log().count(request -> request.path().contains("/traffic/"));
  }

  /** How many requests for the traffic of one repository GitHub received. */
  int trafficCalls(Repository repository) {
    String path = "/repos/" + repository.fullName() + "/traffic/";
    return github
        .log()
        .count(request -> request.path().regionMatches(true, 0, path, 0, path.length()));
  }

  /** How many rows the traffic table has. */
  List<String> rows() {
    var rows = new ArrayList<String>();
    host.dynamo()
        .scanPaginator(s -> s.tableName(host.tableName("TrafficTable")))
        .items()
        .forEach(item -> rows.add(item.get("pk").s() + " " + item.get("sk").s()));
    return rows;
  }

  /** A repository of acme with so many days of traffic up to today. */
  Repository repository(String name, int days) {
    return world.addRepository(acme, name).traffic(MadeUpTraffic.days(today(), days));
  }

  /** Stores days and top ten lists of a repository, as years of fetches would have. */
  void keep(String id, int days) {
    MadeUpTraffic.keep(host, id, today(), days);
  }

  LocalDate today() {
    return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  @Override
  public void close() {
    host.close();
    github.close();
  }
}
