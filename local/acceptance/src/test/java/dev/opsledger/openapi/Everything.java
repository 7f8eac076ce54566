package dev.opsledger.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.local.Checkout;
import dev.opsledger.local.HostDriver;
import dev.opsledger.local.LocalHost;
import dev.opsledger.local.simulator.SimulatorPlugin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

/**
 * A host with all contexts and all simulators, in the state that the documented examples assume.
 */
final class Everything implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String TOKEN = "8c93ff66f7dd1d267958ad2cc3dbc9be";
  private static final String REPOSITORY = "6c21d80b-df56-4ff5-ba20-e22226d9c503";
  private static final String RUN = "2055800427";
  private static final String REFRESH = "b0c7cf85-b65e-4384-ba94-beb132497647";

  final LocalHost host;
  private final SimulatorPlugin vendors = new SimulatorPlugin();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> settings;
  private final Credentials credentials;

  /** Replaces values in examples, such as tokens and ids, with the actual ones. */
  private final Map<String, String> meant = new HashMap<>();

  Everything() {
    settings = new HashMap<>(vendors.settings(Map.of("OPSLEDGER_SIMULATED_DAYS", "8")));
    settings.put("READ_TOKEN", "read-token-of-the-test");
    settings.put("OPERATE_TOKEN", "operate-token-of-the-test");
    settings.put(
        "READ_TOKENS",
        "prometheus:metrics=metrics-token-of-the-test,reader:feed=feed-token-of-the-test");
    settings.put("PROJECTS_TOKEN", "projects-token-of-the-test");
    settings.put("ACTIVITY_TOKEN", "activity-token-of-the-test");
    settings.put("CI_BACKFILL_DAYS", "1");
    settings.put("ONCALL_BACKFILL_DAYS", "3");
    settings.put("ONCALL_PEOPLE", "on");
    settings.put("DORA_SERVICES", "1=PSVC001 PSVC002");
    settings.put("REPOSITORY_PROJECTS", "1=acme-rockets/launchpad");
    settings.put("PUBLIC_BADGES", "acme-rockets/launchpad");
    settings.put("TRAFFIC_SIGN_UP", "closed");
    settings.put("TIME_ZONE", evening());
    settings.put("TRAFFIC_ENCRYPTION_KEY", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
    credentials = new Credentials(settings);
    host =
        LocalHost.builder()
            .template(Checkout.file("template.yaml"))
            .variables(settings)
            .inMemory()
            .port(0)
            .start();
    ExampleProjects.load(host);
    prepare();
  }

  /**
   * A zone in which it is evening now, so that today already has hours of simulated workflow runs.
   */
  private static String evening() {
    int ahead = Math.floorMod(20 - Instant.now().atOffset(ZoneOffset.UTC).getHour(), 24);
    return ZoneOffset.ofHours(ahead <= 12 ? ahead : ahead - 24).getId();
  }

  private void prepare() {
    settle();
    readTimelines();
    var runs = json(send("GET", "/org/acme-rockets/daily-runs", "readToken", ""));
    long run = runs.path(0).path("workflowRunId").asLong();
    meant.put(RUN, Long.toString(run));
    gitHubTells("workflow_job", VendorEvents.job(run, Instant.now()));
    String body = "{\"commitSHA\":\"%s\"}".formatted(runs.path(0).path("commitSHA").asText());
    for (int id = 1; id <= 4; id++) {
      send("POST", "/projects/1/deployment", "projectsToken", body);
    }
    send("POST", "/deployment/webhook", "appSecret", "{\"id\":3,\"status\":\"done\"}");
    deployInOtherWays();
    breakSomething();
    becomeAnotherUser();
    String url = "{\"url\":\"https://github.com/acme-rockets/capsule\"}";
    var repository = send("POST", "/api/repos/create", "userToken", url);
    meant.put(REPOSITORY, json(repository).path("id").asText());
    settle();
    send("GET", "/deployments", "projectsToken", "");
    send("GET", "/sync/ci", "readToken", "");
    refreshWithSomethingToSay();
  }

  /** What is rare in a timeline is in that of one incident or another. */
  private void readTimelines() {
    String resolved = "/dashboard/incidents?search_by=status&search_value=resolved&limit=10";
    for (JsonNode each : json(send("GET", resolved, "readToken", "")).path("incidents")) {
      String incident = "/dashboard/incidents/" + each.path("id").asText();
      send("GET", incident, "readToken", "");
      send("GET", incident + "?limit=1", "readToken", "");
    }
  }

  /** A rollback, and a deployment that GitHub records. */
  private void deployInOtherWays() {
    String rollback = "{\"rollbackTo\":3,\"url\":\"https://ci.example.com/builds/7\"}";
    send("POST", "/projects/1/deployment", "projectsToken", rollback);
    gitHubTells("deployment", VendorEvents.deployment(Instant.now()));
  }

  private void gitHubTells(String event, String body) {
    String[] headers = {"X-GitHub-Event", event, "X-GitHub-Delivery", "cc78-of-" + event};
    send("POST", "/webhooks/github", "githubSignature", body, headers);
  }

  /** Stores that so many wrong credentials of each kind came from this machine. */
  void rememberGuesses(long howMany) {
    var table = new Table(host.dynamo(), host.tableName("SyncTable"));
    for (String credential : Credentials.COUNTED) {
      for (String network : List.of("7f000001/4", "0/16")) {
        table.put(
            Row.of(credential + "#" + network, "ATTEMPTS")
                .with("wrong", howMany)
                .expiring(Instant.now().plus(Duration.ofHours(1))));
      }
    }
  }

  /** Creates a new user, because some examples invalidate the user's token. */
  void becomeAnotherUser() {
    String email = "{\"email\":\"user-%s@example.com\"}".formatted(UUID.randomUUID());
    var user = send("POST", "/api/users/create", "readToken", email);
    meant.put(TOKEN, json(user).path("token").asText());
  }

  /**
   * Creates an incident of the first project's service soon after one of its deployments, and an
   * open one.
   */
  private void breakSomething() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    announce("PDORA01", "PSVC001", "resolved", now);
    announce("PDORA02", "PSVC003", "triggered", now);
    meant.put("PT4KHLK", "PDORA01");
  }

  private void announce(String incident, String service, String status, Instant now) {
    String event = VendorEvents.incident(incident, service, status, now);
    send("POST", "/webhooks/pagerduty", "pagerDutySignature", event);
  }

  /**
   * Makes a refresh fail for one repository: GitHub does not have it, and the message that would
   * have found out earlier is purged.
   */
  private void refreshWithSomethingToSay() {
    try {
      host.pause("TrafficWorker");
      String url = "{\"url\":\"https://github.com/acme-rockets/no-such-thing\"}";
      send("POST", "/api/repos/create", "userToken", url);
      host.sqs().purgeQueue(q -> q.queueUrl(host.queueUrl("TrafficQueue")));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    var refresh = send("POST", "/refresh-data", "operateToken", "");
    meant.put(REFRESH, json(refresh).path("refreshId").asText());
    host.resume("TrafficWorker");
    settle();
  }

  void settle() {
    try {
      host.awaitIdleButDelayed(PATIENCE);
    } catch (TimeoutException | InterruptedException e) {
      throw new AssertionError("it does not come to rest", e);
    }
  }

  /** Sends a documented example. */
  HttpResponse<String> send(Request example, String path) {
    String scheme = example.credential() ? example.operation().security() : "none";
    String method = example.operation().method().toUpperCase(Locale.ROOT);
    String[] headers =
        example.headers().stream()
            .flatMap(header -> Arrays.stream(header.split(": ", 2)))
            .toArray(String[]::new);
    return send(method, example.target(path), scheme, example.body(), headers);
  }

  HttpResponse<String> send(
      String method, String path, String scheme, String body, String... headers) {
    String target = path;
    for (Map.Entry<String, String> each : meant.entrySet()) {
      target = target.replace(each.getKey(), each.getValue());
    }
    String sent = body.replace("token=read-token", "token=" + settings.get("READ_TOKEN"));
    var request = HttpRequest.newBuilder(URI.create(host.uri() + target));
    request.method(method, HttpRequest.BodyPublishers.ofString(sent));
    if (headers.length > 0) {
      request.headers(headers);
    }
    credentials.add(request, scheme, sent, meant.getOrDefault(TOKEN, ""));
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static JsonNode json(HttpResponse<String> answer) {
    try {
      return MAPPER.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What {@code GET /sync} says of a source. */
  JsonNode source(String name) {
    return HostDriver.source(json(send("GET", "/sync", "readToken", "")), name);
  }

  @Override
  public void close() {
    host.close();
    vendors.close();
    http.close();
  }
}
