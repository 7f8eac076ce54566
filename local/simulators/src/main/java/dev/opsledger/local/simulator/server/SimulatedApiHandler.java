package dev.opsledger.local.simulator.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Adapts a simulated API to Jetty: logs each request and injects its fault. */
final class SimulatedApiHandler extends Handler.Abstract {
  private static final String GARBAGE = "<html><body><h1>It is not you, it is us</h1></body>";

  private final SimulatedApi api;
  private final Clock clock;
  private final Faults faults;
  private final RequestLog log;
  private final CountDownLatch stopping = new CountDownLatch(1);

  SimulatedApiHandler(SimulatedApi api, Clock clock, Faults faults, RequestLog log) {
    this.api = api;
    this.clock = clock;
    this.faults = faults;
    this.log = log;
  }

  /** Ends the delays of all slow responses. */
  void release() {
    stopping.countDown();
  }

  @Override
  public boolean handle(Request jetty, Response response, Callback callback) throws Exception {
    var request = JettyRequests.read(jetty);
    var exchange = new Exchange(jetty, response, callback, request, faults.pick(request));
    if (exchange.fault.isEmpty()) {
      exchange.send(api.answer(request));
    } else {
      exchange.suffer(exchange.fault.get());
    }
    return true;
  }

  /** A request being handled. */
  private final class Exchange {
    private final Request jetty;
    private final Response response;
    private final Callback callback;
    private final SimulatedRequest request;
    private final Optional<Fault> fault;

    Exchange(
        Request jetty,
        Response response,
        Callback callback,
        SimulatedRequest request,
        Optional<Fault> fault) {
      this.jetty = jetty;
      this.response = response;
      this.callback = callback;
      this.request = request;
      this.fault = fault;
    }

    void suffer(Fault what) throws IOException, InterruptedException {
      switch (what) {
        case Fault.Instead(var answer) -> send(answer);
        case Fault.Slow(var delay) -> sendAfter(delay);
        case Fault.LostRequest() -> cut();
        case Fault.LostAnswer() -> {
          api.answer(request);
          cut();
        }
        case Fault.CutBody() -> sendHalfThenCut(api.answer(request));
        case Fault.TruncatedBody() -> {
          var answer = api.answer(request);
          send(answer.withBody(answer.body().substring(0, answer.body().length() / 2)));
        }
        case Fault.GarbageBody() -> send(api.answer(request).withBody(GARBAGE));
      }
    }

    private void sendAfter(Duration delay) throws InterruptedException {
      if (stopping.await(delay.toNanos(), TimeUnit.NANOSECONDS)) {
        cut();
      } else {
        send(api.answer(request));
      }
    }

    private void send(SimulatedResponse answer) {
      // Logged before sending, so that a client with the response always finds the entry.
      record(answer.status());
      var body = head(answer);
      response.write(true, body, callback);
    }

    private void sendHalfThenCut(SimulatedResponse answer) throws IOException {
      record(answer.status());
      var body = head(answer);
      body.limit(body.limit() / 2);
      Content.Sink.write(response, false, body);
      close();
    }

    private void cut() {
      record(0);
      close();
    }

    private ByteBuffer head(SimulatedResponse answer) {
      var body = answer.body().getBytes(StandardCharsets.UTF_8);
      response.setStatus(answer.status());
      answer.headers().forEach(response.getHeaders()::put);
      if (answer.status() != 304 && answer.status() != 204) {
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
      }
      return ByteBuffer.wrap(body);
    }

    private void close() {
      jetty.getConnectionMetaData().getConnection().getEndPoint().close();
      callback.failed(new IOException("cut by a simulated fault"));
    }

    private void record(int status) {
      log.add(new LoggedRequest(clock.instant(), request, status, fault));
    }
  }
}
