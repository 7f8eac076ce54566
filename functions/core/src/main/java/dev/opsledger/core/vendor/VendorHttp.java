package dev.opsledger.core.vendor;

import dev.opsledger.core.concurrent.Deadline;
import dev.opsledger.core.concurrent.OutOfTimeException;
import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.core.runtime.CallObserver.Call;
import dev.opsledger.core.runtime.CallObserver.Cost;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/**
 * Calls a vendor over HTTP. The size of a response is limited, and so is the time from connecting
 * to the last byte of the body, also by the function's remaining time. Redirects are not followed,
 * as they must not carry a credential to another host. Only server errors and broken connections
 * are retried, and only for requests that may be repeated.
 */
public final class VendorHttp {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /** A call is not started with less function time left than this. */
  private static final Duration LEAST = Duration.ofSeconds(1);

  private static final long MAX_BODY = 32 << 20;
  private static final HttpResponse.BodyHandler<byte[]> BODY =
      HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MAX_BODY);

  private static final int TRIES = 3;

  private final String vendor;
  private final CallObserver observer;
  private final Sleeper pause;
  private final Duration answer;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  /**
   * @param vendor the name for errors and metrics, such as {@code GitHub}
   * @param observer notified of every call
   * @param pause how to wait between tries
   */
  public VendorHttp(String vendor, CallObserver observer, Sleeper pause) {
    this(vendor, observer, pause, ANSWER);
  }

  /**
   * As above, with another response timeout than the usual 30 seconds.
   *
   * @param answer the longest wait for a complete response
   */
  public VendorHttp(String vendor, CallObserver observer, Sleeper pause, Duration answer) {
    this.answer = answer;
    this.vendor = vendor;
    this.observer = observer;
    this.pause = pause;
  }

  /**
   * Sends a request that is safe to repeat (GET, or a POST that creates nothing lasting).
   *
   * @throws VendorUnavailableException if three tries ended in a 5xx or a broken connection
   */
  public VendorResponse send(VendorRequest request) throws VendorUnavailableException {
    for (int attempt = 1; ; attempt++) {
      try {
        VendorResponse response = sendOnce(request);
        if (response.status() < 500) {
          return response;
        }
        if (attempt == TRIES) {
          throw new VendorUnavailableException(
              "%s returned status %d for %s"
                  .formatted(vendor, response.status(), request.describe()));
        }
      } catch (VendorUnavailableException e) {
        if (attempt == TRIES) {
          throw e;
        }
      }
      pause.pause(backoff(attempt));
    }
  }

  /**
   * Sends a request without retries, for requests that are not safe to repeat.
   *
   * @throws VendorUnavailableException if no complete response arrived; the request may have taken
   *     effect
   */
  public VendorResponse sendOnce(VendorRequest request) throws VendorUnavailableException {
    var call = new Call(vendor, request.describe(), "");
    observer.before(call);
    VendorResponse response = exchange(request);
    observer.after(call, Cost.NOTHING);
    return response;
  }

  private VendorResponse exchange(VendorRequest request) throws VendorUnavailableException {
    Optional<Duration> left = Deadline.left();
    if (left.isPresent() && left.get().compareTo(LEAST) < 0) {
      throw new OutOfTimeException(request.describe());
    }
    Duration most = left.filter(time -> time.compareTo(answer) < 0).orElse(answer);
    var received = client.sendAsync(build(request), BODY);
    try {
      HttpResponse<byte[]> whole = received.get(most.toMillis(), TimeUnit.MILLISECONDS);
      return new VendorResponse(whole.statusCode(), whole.headers(), whole.body());
    } catch (TimeoutException e) {
      received.cancel(true);
      if (most.compareTo(answer) < 0) {
        throw new OutOfTimeException(request.describe());
      }
      throw new VendorUnavailableException(
          "%s sent no complete response within %d s to %s"
              .formatted(vendor, answer.toSeconds(), request.describe()));
    } catch (ExecutionException e) {
      throw new VendorUnavailableException(
          "the connection to %s failed: %s during %s"
              .formatted(vendor, e.getCause().getClass().getSimpleName(), request.describe()),
          e.getCause() instanceof ConnectException
              || e.getCause() instanceof HttpConnectTimeoutException);
    } catch (InterruptedException e) {
      received.cancel(true);
      Thread.currentThread().interrupt();
      throw new VendorUnavailableException("interrupted while waiting for " + vendor);
    }
  }

  private HttpRequest build(VendorRequest request) {
    URI uri = request.uri();
    var builder = HttpRequest.newBuilder(uri);
    for (Map.Entry<String, String> header : request.headers().entrySet()) {
      builder.header(header.getKey(), header.getValue());
    }
    var body =
        request.body() == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(request.body());
    return builder.method(request.method(), body).build();
  }

  /** 0.2 s, then 0.8 s, each with 50 % jitter, so that workers do not retry in step. */
  private static Duration backoff(int attempt) {
    long millis = 200L << (2 * (attempt - 1));
    return Duration.ofMillis(millis / 2 + RandomGenerator.getDefault().nextLong(millis));
  }
}
