package dev.opsledger.core.vendor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.opsledger.core.concurrent.Deadline;
import dev.opsledger.core.concurrent.OutOfTimeException;
import dev.opsledger.core.runtime.CallObserver;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A vendor that answers bit by bit, or not to the end. */
class VendorHttpTest {
  private static final Duration LIMIT = Duration.ofMillis(400);
  private static final Duration SOON = Duration.ofSeconds(4);

  private final AtomicInteger calls = new AtomicInteger();
  private ServerSocket server;
  private String first = "";
  private String drip = "";

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        calls.incrementAndGet();
        Thread.ofVirtual().start(() -> answer(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  /** Sends the first part at once, then the other again and again, for ever. */
  private void answer(Socket socket) {
    try (socket;
        OutputStream out = socket.getOutputStream()) {
      out.write(first.replace("|", "\r\n").getBytes(US_ASCII));
      out.flush();
      while (!server.isClosed() && socket.getInetAddress() != null) {
        Thread.sleep(20);
        out.write(drip.replace("|", "\r\n").getBytes(US_ASCII));
        out.flush();
      }
    } catch (IOException | InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private VendorHttp client(Duration limit) {
    return new VendorHttp("Vendor", CallObserver.NONE, _ -> {}, limit);
  }

  private VendorRequest request() {
    return new VendorRequest(
        "GET", URI.create("http://127.0.0.1:" + server.getLocalPort() + "/x"), Map.of(), null);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "''; ''",
        "HTTP/1.1 200 OK|; X-Drip: 1|",
        "HTTP/1.1 200 OK|Content-Length: 100000||{\"a\":; ''",
        "HTTP/1.1 200 OK|Content-Length: 100000||{\"a\":; ' '",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||; 1| |",
      },
      delimiter = ';')
  void anAnswerThatDoesNotEndIsGivenUp(String begin, String rest) {
    first = begin;
    drip = rest;
    assertTimeoutPreemptively(
        SOON,
        () ->
            assertThatThrownBy(() -> client(LIMIT).send(request()))
                .isInstanceOf(VendorUnavailableException.class)
                .hasMessageContaining("no complete response"));

    assertThat(calls).hasValue(3);
  }

  @Test
  void aFunctionThatEndsBeforeTheLimitSaysSo() {
    first = "HTTP/1.1 200 OK|Content-Length: 100000||{";
    var deadline = Optional.of(Deadline.in(Duration.ofMillis(7500)));

    assertThatThrownBy(
            () -> Deadline.call(deadline, () -> client(Duration.ofSeconds(30)).sendOnce(request())))
        .isInstanceOf(OutOfTimeException.class);
    assertThat(calls).hasValue(1);
  }

  @Test
  void aFunctionWithoutTimeMakesNoCall() {
    first = "HTTP/1.1 200 OK|Content-Length: 2||{}";
    var deadline = Optional.of(Deadline.in(Duration.ofMillis(5800)));

    assertThatThrownBy(() -> Deadline.call(deadline, () -> client(LIMIT).send(request())))
        .isInstanceOf(OutOfTimeException.class);
    assertThat(calls).hasValue(0);
  }

  @Test
  void anAnswerThatIsTooLargeIsGivenUp() {
    first = "HTTP/1.1 200 OK|Content-Length: 40000000||";
    drip = "x".repeat(1 << 20);

    assertThatThrownBy(() -> client(Duration.ofSeconds(20)).sendOnce(request()))
        .isInstanceOf(VendorUnavailableException.class);
  }
}
