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
 * Lambda's Runtime API for one function's process ("Using the Lambda runtime API for custom
 * runtimes", version 2018-06-01): hands out an event, takes its answer.
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
   * What a function answered.
   *
   * @param json the answer, or the error
   * @param failed whether it is an error
   * @param at when it arrived, on {@link System#nanoTime()}'s clock
   */
  public record Answer(byte[] json, boolean failed, long at) {
    /** The answer as text. */
    public String text() {
      return new String(json, StandardCharsets.UTF_8);
    }
  }

  public RuntimeApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
    server.createContext("/", this::handle);
    server.start();
  }

  /** What the variable {@code AWS_LAMBDA_RUNTIME_API} holds. */
  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * Gives the process an event and waits for its answer, or for the report that it cannot start.
   *
   * @throws TimeoutException when neither comes within the seconds
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

  /** Waits until the process is where Lambda takes a snapshot of it (SnapStart). */
  public boolean awaitCheckpoint(long seconds) throws InterruptedException {
    return checkpoint.await(seconds, TimeUnit.SECONDS);
  }

  /** Lets the process go on as after a restore. */
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
