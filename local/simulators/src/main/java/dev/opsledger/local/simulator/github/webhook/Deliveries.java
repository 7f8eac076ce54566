package dev.opsledger.local.simulator.github.webhook;

import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.server.WebhookCall;
import dev.opsledger.local.simulator.server.WebhookSender;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Delivers the App's webhooks and, as GitHub does, remembers each attempt for three days, repeats
 * none by itself, and repeats one when it is asked to.
 */
public final class Deliveries {
  private static final Duration KEPT = Duration.ofDays(3);
  private static final String OK = "OK";

  private final GitHubWorld world;
  private final List<DeliveryAttempt> attempts = new ArrayList<>();
  private WebhookSender receiver;
  private int failures;
  private long lastId = 12_077_000_000L;

  /** Delivers the events of a world. */
  public Deliveries(GitHubWorld world) {
    this.world = world;
  }

  /** Sets where to deliver; until then no delivery connects. */
  public synchronized void to(WebhookSender sender) {
    receiver = sender;
  }

  /** Lets this many of the next attempts fail to connect. */
  public synchronized void failNext(int attempts) {
    failures = attempts;
  }

  /**
   * Delivers a webhook.
   *
   * @return the response status, 0 without a response
   */
  public int deliver(WebhookCall webhook) throws InterruptedException {
    return attempt(webhook, false);
  }

  /** Records an attempt of this time that failed to connect, without making one. */
  public void missed(WebhookCall webhook) {
    record(webhook, false, "failed to connect", 0);
  }

  /** Records an attempt of this time that was taken in, without making one. */
  public void taken(WebhookCall webhook) {
    record(webhook, false, OK, 200);
  }

  /** Repeats the delivery of which this was an attempt; false if there is none. */
  public boolean redeliver(long id) throws InterruptedException {
    Optional<DeliveryAttempt> known =
        newestFirst().stream().filter(attempt -> attempt.id() == id).findFirst();
    if (known.isPresent()) {
      attempt(known.get().webhook(), true);
    }
    return known.isPresent();
  }

  /** The attempts of the last three days, newest first. */
  public synchronized List<DeliveryAttempt> newestFirst() {
    Instant since = world.now().minus(KEPT);
    return attempts.reversed().stream().filter(attempt -> attempt.at().isAfter(since)).toList();
  }

  private int attempt(WebhookCall webhook, boolean redelivery) throws InterruptedException {
    Optional<WebhookSender> connected = connect();
    if (connected.isEmpty()) {
      record(webhook, redelivery, "failed to connect", 0);
      return 0;
    }
    try {
      int code = connected.get().send(webhook);
      String status = code / 100 == 2 ? OK : "Invalid HTTP Response: " + code;
      record(webhook, redelivery, status, code);
      return code;
    } catch (IOException e) {
      record(webhook, redelivery, "timed out", 0);
      return 0;
    }
  }

  private synchronized Optional<WebhookSender> connect() {
    if (failures > 0) {
      failures--;
      return Optional.empty();
    }
    return Optional.ofNullable(receiver);
  }

  private synchronized void record(WebhookCall webhook, boolean again, String status, int code) {
    lastId += 7;
    attempts.add(new DeliveryAttempt(lastId, world.now(), again, status, code, webhook));
  }
}
