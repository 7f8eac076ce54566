package dev.opsledger.local.simulator.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Posts webhooks to one address and, like GitHub, does not retry. */
public final class WebhookSender implements AutoCloseable {
  /** "Your server should respond with a 2XX response within 10 seconds." */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI target;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  /** Sends to an address such as {@code http://localhost:3000/webhooks/github}. */
  public WebhookSender(URI target) {
    this.target = target;
  }

  /**
   * Posts a webhook.
   *
   * @return the response status
   * @throws IOException when there is no response within ten seconds
   */
  public int send(WebhookCall webhook) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(target)
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(webhook.body()));
    webhook.headers().forEach(request::setHeader);
    return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
