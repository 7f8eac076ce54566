package dev.opsledger.local.app.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opsledger.local.LocalHost;
import dev.opsledger.local.app.DemoData;
import dev.opsledger.local.simulator.SimulatorPlugin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/**
 * Creates a few demo deployments of the shipped projects through the API, as a hosting platform
 * would. Runs only if the vendors are simulated, and once.
 */
public final class DeploymentsDemoData implements DemoData {
  /** The status updates to send for each project's deployment, in the order of the projects. */
  private static final List<List<String>> STEPS =
      List.of(
          List.of("building", "deploying", "done"),
          List.of("building", "failed"),
          List.of("building", "deploying", "done"),
          List.of("building", "deploying"),
          List.of("building", "deploying", "done"),
          List.of("building"),
          List.of("building", "deploying", "failed"),
          List.of());

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public Map<String, String> defaults() {
    return Map.of();
  }

  @Override
  public List<String> hostIsUp(LocalHost host, Map<String, String> settings) {
    if (!SimulatorPlugin.in(settings).contains("github")) {
      return List.of();
    }
    String token = "Bearer " + settings.get("PROJECTS_TOKEN");
    try (HttpClient http = HttpClient.newHttpClient()) {
      if (isNew(http, host.uri(), token, "Bearer " + settings.get("ACTIVITY_TOKEN"))) {
        for (int project = 1; project <= STEPS.size(); project++) {
          deploy(http, host.uri(), token, project);
        }
      }
      return List.of();
    } catch (IOException e) {
      // Only demo data is missing; the application itself works.
      return List.of("Not all deployments to look at could be made: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /**
   * Whether the shipped projects exist and nothing has happened to the first. Deployments that the
   * first sync of GitHub brought do not count: they belong to other projects.
   */
  private static boolean isNew(HttpClient http, URI host, String projects, String activity)
      throws IOException, InterruptedException {
    JsonNode past = ask(http, host, "/projects/1/activity", activity, "").path("items");
    JsonNode first = ask(http, host, "/projects", projects, "").path(0);
    return past.isEmpty() && first.path("name").asText().equals("Harbour Lights");
  }

  private static void deploy(HttpClient http, URI host, String token, int project)
      throws IOException, InterruptedException {
    String created = "/projects/" + project + "/deployment";
    long id = ask(http, host, created, token, "{}").path("id").asLong();
    for (String status : STEPS.get(project - 1)) {
      String step = JSON.writeValueAsString(Map.of("id", id, "status", status));
      ask(http, host, "/deployment/webhook", "local-secret-of-project-" + project, step);
    }
  }

  /** Sends a POST if there is a body, otherwise a GET. */
  private static JsonNode ask(
      HttpClient http, URI host, String path, String authorization, String body)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(host + path));
    request.header("Authorization", authorization);
    if (!body.isEmpty()) {
      request.POST(BodyPublishers.ofString(body));
    }
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException("%s returned status %d".formatted(path, answer.statusCode()));
    }
    return JSON.readTree(answer.body());
  }
}
