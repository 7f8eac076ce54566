package dev.opsledger.bench.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opsledger.bench.cold.Subjects;
import dev.opsledger.local.simulator.server.WebhookCall;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Sends requests to a host, with the tokens that its routes need. */
final class MeasuredRequests implements AutoCloseable {
  static final String TOKEN = Subjects.TOKEN;

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI host;

  /** The token of a traffic API user, once one exists. */
  private String user = TOKEN;

  MeasuredRequests(URI host) {
    this.host = host;
  }

  /** Sends further requests as this user of the traffic API. */
  void as(String token) {
    user = token;
  }

  HttpRequest get(String path) {
    return to(path).GET().build();
  }

  HttpRequest post(String path, String body) {
    return to(path).POST(BodyPublishers.ofString(body)).build();
  }

  HttpRequest put(String path, String body) {
    return to(path).PUT(BodyPublishers.ofString(body)).build();
  }

  /** A POST with a credential other than {@link #TOKEN}. */
  HttpRequest post(String path, String body, String credential) {
    return to(path)
        .setHeader("Authorization", credential)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  HttpRequest post(String path, WebhookCall webhook) {
    var request = to(path).POST(BodyPublishers.ofString(webhook.body()));
    webhook.headers().forEach(request::setHeader);
    return request.build();
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(host + path))
        .header("Authorization", "Bearer " + TOKEN)
        .header("X-API-Token", user);
  }

  /**
   * Sends a request.
   *
   * @throws IllegalStateException when the response is an error
   */
  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 400) {
      throw new IllegalStateException(request + " answers " + answer.statusCode() + answer.body());
    }
    return answer;
  }

  JsonNode json(HttpRequest request) throws IOException, InterruptedException {
    return JSON.readTree(send(request).body());
  }

  @Override
  public void close() {
    client.close();
  }
}
