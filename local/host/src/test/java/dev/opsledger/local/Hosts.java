package dev.opsledger.local;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/** Starts hosts of the test template and sends requests to them. */
final class Hosts {
  static final Duration SOON = Duration.ofSeconds(15);

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Hosts() {}

  static LocalHostBuilder inMemory() {
    return LocalHost.builder()
        .template(resource("/host/template.yaml"))
        .inMemory()
        .schedules(false);
  }

  static Path resource(String name) {
    try {
      return Path.of(Objects.requireNonNull(Hosts.class.getResource(name)).toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static HttpResponse<byte[]> send(LocalHost host, String method, String path)
      throws IOException, InterruptedException {
    return send(host, method, path, HttpRequest.BodyPublishers.noBody());
  }

  static HttpResponse<byte[]> send(
      LocalHost host, String method, String path, HttpRequest.BodyPublisher body, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(host.uri() + path)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }
}
