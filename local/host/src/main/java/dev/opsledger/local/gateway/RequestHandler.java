package dev.opsledger.local.gateway;

import dev.opsledger.local.function.FunctionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Routes HTTP requests to functions. */
final class RequestHandler extends Handler.Abstract {
  private static final int LARGEST_BODY = 10 * 1024 * 1024;
  private static final int MOST_DISCARDED = 64 * 1024 * 1024;

  private final Clock clock;
  private final AllowedHosts hosts;
  private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<ExchangeObserver> observers =
      ServiceLoader.load(ExchangeObserver.class).stream().map(ServiceLoader.Provider::get).toList();
  private volatile GatewayRoutes routes;

  RequestHandler(Clock clock, AllowedHosts hosts) {
    this.clock = clock;
    this.hosts = hosts;
  }

  void open(List<GatewayRoute> all) {
    routes = new GatewayRoutes(all);
  }

  void shut() {
    routes = null;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    answer(request).write(response, callback);
    return true;
  }

  private FunctionResponse answer(Request request) throws IOException, InterruptedException {
    if (!hosts.allow(request)) {
      return FunctionResponse.MISDIRECTED;
    }
    GatewayRoutes open = routes;
    if (open == null) {
      return FunctionResponse.STARTING;
    }
    String path = request.getHttpURI().getPath();
    Optional<GatewayRoutes.Match> match = open.find(request.getMethod(), path);
    if (match.isEmpty()) {
      boolean health = path.equals("/health") && request.getMethod().equals("GET");
      return health ? FunctionResponse.UP : FunctionResponse.NOT_FOUND;
    }
    byte[] body = body(request);
    return body.length > LARGEST_BODY
        ? FunctionResponse.TOO_LARGE
        : call(request, match.get(), body);
  }

  private static byte[] body(Request request) throws IOException {
    try (InputStream in = Content.Source.asInputStream(request)) {
      byte[] body = in.readNBytes(LARGEST_BODY + 1);
      if (body.length > LARGEST_BODY) {
        // Drains the body: a client that is still sending would see a connection reset, not the
        // response.
        long _ = in.skip(MOST_DISCARDED);
      }
      return body;
    }
  }

  private FunctionResponse call(Request request, GatewayRoutes.Match match, byte[] body)
      throws InterruptedException {
    byte[] event =
        new RequestEvent(request, match, body)
            .json(clock.instant())
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    try {
      // API Gateway times out after the route's limit, even if the function is still running.
      return CompletableFuture.supplyAsync(
              () -> invoke(request.getMethod(), match.route(), event), threads)
          .get(match.route().timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      return FunctionResponse.LATE;
    } catch (ExecutionException failure) {
      return FunctionResponse.ERROR;
    }
  }

  private FunctionResponse invoke(String method, GatewayRoute route, byte[] event) {
    try {
      FunctionResponse answer = FunctionResponse.of(route.function().invoke(event));
      observers.forEach(observer -> observer.answered(answer.to(method, route)));
      return answer;
    } catch (FunctionException failure) {
      return FunctionResponse.ERROR;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CompletionException(stopped);
    }
  }
}
