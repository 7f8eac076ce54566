package dev.opsledger.bench.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A stub of Lambda's Runtime API for one function process ("Using the Lambda runtime API for custom
 * runtimes", version 2018-06-01): hands out events and receives the responses.
 */
public final class RuntimeApi implements AutoCloseable {
  private static final String INVOCATIONS = "/2018-06-01/runtime/invocation/";

  private final HttpServer server;
  private final SynchronousQueue<Event> events = new SynchronousQueue<>();
  private final SynchronousQueue<Answer> answers = new SynchronousQueue<>();

  private final CountDownLatch checkpoint = new CountDownLatch(1);
  private final CountDownLatch restore = new CountDownLatch(1);

  private record Event(String id, byte[] json) {}

  /**
   * A function's response.
   *
   * @param json the response, or the error
   * @param failed whether it is an error
   * @param at when it arrived, as {@link System#nanoTime()}
   */
  public record Answer(byte[] json, boolean failed, long at) {
    /** The response as text. */
    public String text() {
      return new String(json, StandardCharsets.UTF_8);
    }
  }

  /** Starts the server on a free port. */
  public RuntimeApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
    server.createContext("/", this::handle);
    server.start();
  }

  /** The value for {@code AWS_LAMBDA_RUNTIME_API}. */
  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * Hands out an event and waits for the response or for an initialization error.
   *
   * @throws TimeoutException when neither arrives within the given seconds
   */
  public Answer invoke(byte[] event, long seconds) throws InterruptedException, TimeoutException {
    var given = new Event(UUID.randomUUID().toString(), event);
    Thread giver = Thread.ofPlatform().daemon().start(() -> give(given));
    Answer answer = answers.poll(seconds, TimeUnit.SECONDS);
    giver.interrupt();
    if (answer == null) {
      throw new TimeoutException("no answer within " + seconds + " s");
    }
    return answer;
  }

  /** Waits until the process is ready for Lambda's snapshot (SnapStart). */
  public boolean awaitCheckpoint(long seconds) throws InterruptedException {
    return checkpoint.await(seconds, TimeUnit.SECONDS);
  }

  /** Lets the process continue as after a restored snapshot. */
  public void restore() {
    restore.countDown();
  }

  private void give(Event event) {
    try {
      events.put(event);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] body = exchange.getRequestBody().readAllBytes();
      long now = System.nanoTime();
      if (path.equals(INVOCATIONS + "next")) {
        next(exchange);
      } else if (path.endsWith("/restore/next")) {
        checkpoint.countDown();
        restore.await();
        exchange.sendResponseHeaders(200, -1);
      } else {
        boolean failed = path.endsWith("/error");
        answers.put(new Answer(body, failed, now));
        exchange.sendResponseHeaders(202, -1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    Event event = events.take();
    var headers = exchange.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", event.id());
    headers.set(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:us-east-1:123456789012:function:bench");
    headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 120_000));
    headers.set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, event.json().length);
    exchange.getResponseBody().write(event.json());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
