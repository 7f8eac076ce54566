package dev.opsledger.local.simulator.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.simulator.github.api.GitHubApp;
import dev.opsledger.local.simulator.github.world.AppInstallation;
import dev.opsledger.local.simulator.server.SimulatorJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Sends requests to a simulator as a correct client would. */
final class TestClient {
  /** Shared, because generating keys is slow. */
  static final GitHubApp APP = GitHubApp.ofThisProcess();

  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final GitHubSimulator simulator;
  private final Optional<String> credential;

  private TestClient(GitHubSimulator simulator, Optional<String> credential) {
    this.simulator = simulator;
    this.credential = credential;
  }

  static TestClient anonymous(GitHubSimulator simulator) {
    return new TestClient(simulator, Optional.empty());
  }

  static TestClient with(GitHubSimulator simulator, String credential) {
    return new TestClient(simulator, Optional.of(credential));
  }

  static TestClient asApp(GitHubSimulator simulator) {
    var now = simulator.world().now();
    return with(simulator, jwt(APP, now.minusSeconds(60), now.plusSeconds(540)));
  }

  static TestClient as(GitHubSimulator simulator, AppInstallation installation) {
    var path = "/app/installations/" + installation.id() + "/access_tokens";
    var answer = asApp(simulator).post(path);
    return with(simulator, json(answer).get("token").asText());
  }

  static String jwt(GitHubApp app, Instant issued, Instant expires) {
    var claims =
        SimulatorJson.object()
            .put("iss", Long.toString(app.id()))
            .put("iat", issued.getEpochSecond())
            .put("exp", expires.getEpochSecond());
    return jwt(app, SimulatorJson.write(claims));
  }

  static String jwt(GitHubApp app, String claims) {
    var signed = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + base64(claims);
    try {
      var signer = Signature.getInstance("SHA256withRSA");
      signer.initSign(app.keys().getPrivate());
      signer.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> get(String pathOrUrl) {
    return get(pathOrUrl, Map.of());
  }

  HttpResponse<String> get(String pathOrUrl, Map<String, String> headers) {
    return send(request(pathOrUrl, headers).GET());
  }

  HttpResponse<String> post(String path) {
    return send(request(path, Map.of()).POST(HttpRequest.BodyPublishers.noBody()));
  }

  /** The items of all pages, following {@code Link} headers. */
  List<JsonNode> walk(String path) {
    var pages = new ArrayList<JsonNode>();
    for (Optional<String> next = Optional.of(path); next.isPresent(); ) {
      var answer = get(next.get());
      pages.add(json(answer));
      next = next(answer);
    }
    return pages;
  }

  static Optional<String> next(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("link")
        .map(NEXT::matcher)
        .filter(found -> found.find())
        .map(found -> found.group(1));
  }

  static JsonNode json(HttpResponse<String> answer) {
    return SimulatorJson.read(answer.body());
  }

  static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private HttpRequest.Builder request(String pathOrUrl, Map<String, String> headers) {
    var url = pathOrUrl.startsWith("http") ? pathOrUrl : simulator.url() + pathOrUrl;
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Accept", "application/vnd.github+json")
            .header("X-GitHub-Api-Version", "2022-11-28")
            .header("User-Agent", "opsledger-test");
    credential.ifPresent(it -> request.header("Authorization", "Bearer " + it));
    headers.forEach(request::setHeader);
    return request;
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
