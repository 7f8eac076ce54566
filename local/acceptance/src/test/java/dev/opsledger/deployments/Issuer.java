package dev.opsledger.deployments;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Whoever issues tokens, as its keys are fetched from it: promptly, slowly or not at all. */
final class Issuer implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(20);

  final AtomicInteger fetches = new AtomicInteger();

  /** The keys that it makes known. */
  volatile JWKSet published;

  volatile boolean down;
  volatile boolean dripping;

  /** Until this is over nothing is answered. */
  volatile CountDownLatch silence = new CountDownLatch(0);

  private final HttpServer server;

  private Issuer(HttpServer server, RSAKey key) {
    this.server = server;
    published = new JWKSet(key.toPublicJWK());
  }

  static Issuer start(RSAKey key) throws IOException {
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var issuer = new Issuer(HttpServer.create(loopback, 0), key);
    issuer.server.createContext("/.well-known/jwks.json", issuer::answer);
    issuer.server.start();
    return issuer;
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    fetches.incrementAndGet();
    awaitEndOfSilence();
    if (dripping) {
      drip(exchange);
      return;
    }
    byte[] body = published.toString(true).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(down ? 503 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void awaitEndOfSilence() {
    try {
      silence.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Answers at once, and then a byte at a time for ever. */
  private void drip(HttpExchange exchange) {
    Thread.ofVirtual()
        .start(
            () -> {
              try (exchange) {
                exchange.sendResponseHeaders(200, 0);
                while (dripping) {
                  exchange.getResponseBody().write(' ');
                  exchange.getResponseBody().flush();
                  LockSupport.parkNanos(PAUSE.toNanos());
                }
              } catch (IOException gone) {
                // Whoever asked has given up.
                return;
              }
            });
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
