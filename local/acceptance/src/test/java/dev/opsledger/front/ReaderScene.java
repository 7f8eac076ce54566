package dev.opsledger.front;

import dev.opsledger.core.runtime.CallObserver;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A host with a read token, and who signs in there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ReaderScene {
  static final String TOKEN = "the read token; with = and ä";

  static final String GRAFANA = "the-secret-of-grafana";
  static final String PROMETHEUS = "the-secret-of-prometheus";

  FrontHost front;

  @BeforeAll
  void start() {
    front =
        new FrontHost(
            Instant.parse("2026-11-22T12:00:00Z"),
            Map.of(
                "READ_TOKEN",
                TOKEN,
                "READ_TOKENS",
                "grafana=" + GRAFANA + ", prometheus:metrics=" + PROMETHEUS,
                "PUBLIC_BADGES",
                "acme/rocket, Acme/Repository-1"),
            _ -> CallObserver.NONE);
  }

  @AfterAll
  void stop() {
    front.close();
  }

  HttpResponse<String> signIn(String form) {
    return front.post("/sign-in", form, "Content-Type", "application/x-www-form-urlencoded");
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A new session's cookie. */
  String session() {
    return pair(signIn("token=" + encoded(TOKEN)).headers().firstValue("set-cookie").orElseThrow());
  }

  /** A cookie's name and value. */
  static String pair(String cookie) {
    return cookie.substring(0, cookie.indexOf(';'));
  }
}
