package dev.opsledger.local.app.seed;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Creates a demo user with a few repositories of the simulated GitHub through the API, so that
 * there are charts to look at. Does nothing if GitHub is not simulated.
 */
public final class TrafficDemoData implements DemoData {
  /** The file that stores the demo user's token, relative to the data folder. */
  static final String KEPT = "demo/traffic-token";

  static final List<String> REPOSITORIES =
      List.of(
          "acme-rockets/launchpad",
          "acme-rockets/mission-control",
          "blue-harbor/lighthouse",
          "blue-harbor/tide-tables",
          "pixel-bakery/sourdough",
          "pixel-bakery/croissant-ui");

  /** On a busy machine the first synchronizations can make a function time out. */
  private static final int TRIES = 5;

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
    Path file = Path.of(settings.getOrDefault("OPSLEDGER_DATA", ".opsledger")).resolve(KEPT);
    try (HttpClient http = HttpClient.newHttpClient()) {
      return List.of(
          "Traffic to look at: " + page(host.uri(), token(host.uri(), file, http), http));
    } catch (IOException e) {
      // Only demo data is missing; the application itself works.
      return List.of("The traffic to look at could not be made: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private static String token(URI host, Path file, HttpClient http)
      throws IOException, InterruptedException {
    Optional<String> kept = kept(file);
    if (kept.isPresent() && isKnown(host, kept.get(), http)) {
      return kept.get();
    }
    String email = "demo-" + UUID.randomUUID() + "@example.com";
    String answer = post(http, host, "/api/users/create", Map.of("email", email), "");
    String token = JSON.readTree(answer).path("token").asText();
    Files.createDirectories(file.getParent());
    Files.writeString(file, token);
    for (String name : REPOSITORIES) {
      post(http, host, "/api/repos/create", Map.of("url", "https://github.com/" + name), token);
    }
    return token;
  }

  private static Optional<String> kept(Path file) throws IOException {
    return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
  }

  /** Whether the API accepts the stored token: its user is gone if the tables were deleted. */
  private static boolean isKnown(URI host, String token, HttpClient http)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(host + "/api/repos"));
    request.header("X-API-Token", token);
    return http.send(request.build(), BodyHandlers.discarding()).statusCode() == 200;
  }

  private static String post(
      HttpClient http, URI host, String path, Map<String, String> body, String token)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(host + path));
    request.header("X-API-Token", token);
    request.POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    for (int i = 1; i < TRIES && answer.statusCode() == 503; i++) {
      answer = http.send(request.build(), BodyHandlers.ofString());
    }
    if (answer.statusCode() != 200) {
      throw new IOException("%s returned status %d".formatted(path, answer.statusCode()));
    }
    return answer.body();
  }

  /** The address to which a browser is sent on: it has no token, so it can be passed on. */
  private static String page(URI host, String token, HttpClient http)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(host.resolve("/users/" + token + "/repos"));
    request.header("Accept", "text/html");
    HttpResponse<Void> answer = http.send(request.build(), BodyHandlers.discarding());
    String path =
        answer
            .headers()
            .firstValue("location")
            .orElseThrow(
                () -> new IOException("the page answered %d".formatted(answer.statusCode())));
    return host.resolve(path).toString();
  }
}
