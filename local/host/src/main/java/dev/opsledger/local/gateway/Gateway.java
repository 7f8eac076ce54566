package dev.opsledger.local.gateway;

import dev.opsledger.local.StartException;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Serves the HTTP API on the loopback address. */
public final class Gateway implements AutoCloseable {
  private final Server server;
  private final ServerConnector connector;
  private final RequestHandler requests;

  /** Binds the port, or fails if it is in use; port 0 picks a free one. */
  public Gateway(int port, Clock clock, AllowedHosts hosts) {
    var threads = new QueuedThreadPool(16, 2);
    threads.setName("gateway");
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server = new Server(threads);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    requests = new RequestHandler(clock, hosts);
    server.setHandler(requests);
    server.setErrorHandler(Gateway::refuse);
    bind(port);
  }

  private static HttpConfiguration configuration() {
    var configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setSendDateHeader(false); // A function sends its own.
    configuration.setRequestHeaderSize(16 * 1024);
    // The functions decide which paths are valid.
    configuration.setUriCompliance(UriCompliance.UNSAFE);
    return configuration;
  }

  // Gives Jetty's own errors for malformed requests the gateway's format.
  private static boolean refuse(Request request, Response response, Callback callback) {
    FunctionResponse.refusal(response.getStatus()).write(response, callback);
    return true;
  }

  private void bind(int port) {
    try {
      connector.open();
      server.start();
    } catch (Exception failure) {
      stop();
      if (failure.getCause() instanceof BindException || failure instanceof BindException) {
        throw new StartException(
            "Port %d is taken: stop what listens there, or set PORT to another one."
                .formatted(port));
      }
      throw new StartException(
          "The port %d cannot be opened: %s".formatted(port, failure.getMessage()));
    }
  }

  /** The address that it listens on. */
  public URI uri() {
    return URI.create("http://localhost:" + connector.getLocalPort());
  }

  /** Starts routing requests to functions; earlier requests get a 503 that says STARTING. */
  public void open(List<GatewayRoute> routes) {
    requests.open(routes);
  }

  /** Stops accepting requests. */
  public void shut() throws IOException {
    connector.close();
    requests.shut();
  }

  @Override
  public void close() {
    stop();
  }

  private void stop() {
    try {
      server.setStopTimeout(0);
      server.stop();
    } catch (Exception failure) {
      System.getLogger(Gateway.class.getName())
          .log(System.Logger.Level.DEBUG, "The gateway did not stop cleanly", failure);
    }
  }
}
