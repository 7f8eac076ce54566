package dev.opsledger.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opsledger.deployments.domain.AppSecrets;
import dev.opsledger.deployments.seed.InvalidSeedException;
import dev.opsledger.deployments.seed.SeedLoader;
import dev.opsledger.local.Alone;
import dev.opsledger.local.Checkout;
import dev.opsledger.local.LocalHost;
import dev.opsledger.local.LocalHostBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A host with projects and users, and its users' requests. */
public final class Panel implements AutoCloseable {
  public static final String PROJECTS_TOKEN = "projects-token-of-the-test";
  static final String ACTIVITY_TOKEN = "activity-token-of-the-test";
  static final String APP_SECRET_KEY = "YXBwLXNlY3JldC1rZXktb2YtdGhlLXRlc3QtMDEyMzQ=";
  static final Path TEMPLATE = Checkout.file("template.yaml");
  static final Duration SOON = Duration.ofSeconds(60);

  /** A test's own time limit ends what hangs. */
  private static final Duration WHILE_THERE_IS_WORK = Duration.ofMinutes(30);

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final JsonMapper MAPPER = new JsonMapper();

  public final LocalHost host;

  private Panel(LocalHost host) {
    this.host = host;
  }

  /**
   * An answer.
   *
   * @param link the Link header, empty when there is none
   */
  public record Answer(int status, String body, String link) {
    public JsonNode json() {
      try {
        return MAPPER.readTree(body);
      } catch (IOException e) {
        throw new IllegalStateException(body, e);
      }
    }
  }

  public static LocalHostBuilder plan(Map<String, String> more) {
    var variables = new HashMap<>(more);
    variables.putIfAbsent("PROJECTS_TOKEN", PROJECTS_TOKEN);
    variables.putIfAbsent("ACTIVITY_TOKEN", ACTIVITY_TOKEN);
    variables.putIfAbsent("APP_SECRET_KEY", APP_SECRET_KEY);
    return Alone.of(LocalHost.builder())
        .template(TEMPLATE)
        .variables(variables)
        .inMemory()
        .port(0)
        .schedules(false);
  }

  public static Panel start(LocalHostBuilder plan) {
    return new Panel(plan.start());
  }

  SeedLoader loader() {
    return loader(APP_SECRET_KEY);
  }

  /** A loader with these keys, empty for none. */
  SeedLoader loader(String keys) {
    return new SeedLoader(
        host.dynamo(), host.tableName("DeploymentsTable"), new AppSecrets(AppSecrets.keys(keys)));
  }

  /** Loads projects 1 to this, all of user 1, each with its own secret. */
  public Panel withProjects(int howMany) throws InvalidSeedException {
    List<String> rows = new ArrayList<>();
    for (int id = 1; id <= howMany; id++) {
      rows.add(project(id));
    }
    loader().load(bytes(rows.toString()), bytes("[" + user(1) + "]"));
    return this;
  }

  static String project(long id) {
    return """
    {"id":%d,"name":"Project %d","url":null,"user_id":1,"app_secret":"%s",
     "created_at":"2023-06-22T06:02:08.597Z"}\
    """
        .formatted(id, id, secret(id));
  }

  static String user(long id) {
    return """
    {"id":%d,"email":"u%d@example.com","username":"u%d","created_at":"2023-06-01T00:00:00Z"}\
    """
        .formatted(id, id, id);
  }

  public static String secret(long project) {
    return "SECRET-of-project-" + project;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  Answer get(String path) {
    return send("GET", path, "Bearer " + PROJECTS_TOKEN, null);
  }

  Answer post(String path) {
    return send("POST", path, "Bearer " + PROJECTS_TOKEN, null);
  }

  /** Creates a deployment and returns its id. */
  long create(long project) {
    Answer answer = post("/projects/" + project + "/deployment");
    if (answer.status() != 201) {
      throw new IllegalStateException(answer.toString());
    }
    return answer.json().path("id").asLong();
  }

  Answer report(long deployment, String status, String secret) {
    return send(
        "POST",
        "/deployment/webhook",
        secret,
        "{\"id\":%d,\"status\":\"%s\"}".formatted(deployment, status));
  }

  Answer activity(String path) {
    return send("GET", path, "Bearer " + ACTIVITY_TOKEN, null);
  }

  /** All of a project's events, oldest first. */
  List<JsonNode> events(long project) {
    List<JsonNode> events = new ArrayList<>();
    String cursor = "";
    do {
      Answer answer = activity("/projects/%d/activity?limit=100%s".formatted(project, cursor));
      if (answer.status() != 200) {
        throw new AssertionError("the feed answers " + answer.status() + " " + answer.body());
      }
      JsonNode page = answer.json();
      page.path("items").forEach(events::addFirst);
      cursor = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asText();
    } while (!cursor.isEmpty());
    return events;
  }

  Answer send(String method, String path, String authorization, String body, String... headers) {
    return send(host.uri(), method, path, authorization, body, headers);
  }

  /** With an idempotency key, null for none. */
  Answer send(String method, String path, String authorization, String body, String key) {
    return send(host.uri(), method, path, authorization, body, key);
  }

  static Answer send(
      URI base, String method, String path, String authorization, String body, String key) {
    String[] headers = key == null ? new String[0] : new String[] {"Idempotency-Key", key};
    return send(base, method, path, authorization, body, headers);
  }

  private static Answer send(
      URI base, String method, String path, String authorization, String body, String[] headers) {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> answer =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(
          answer.statusCode(), answer.body(), answer.headers().firstValue("Link").orElse(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public void settle() throws Exception {
    host.awaitIdle(WHILE_THERE_IS_WORK);
  }

  @Override
  public void close() {
    host.close();
  }
}
