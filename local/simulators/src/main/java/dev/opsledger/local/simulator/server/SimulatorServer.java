package dev.opsledger.local.simulator.server;

import java.net.InetAddress;
import java.time.Clock;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Serves a vendor's API over HTTP on a loopback port. */
public final class SimulatorServer implements AutoCloseable {
  private final Server server;
  private final ServerConnector connector;
  private final SimulatedApiHandler handler;
  private final Faults faults;
  private final RequestLog log;

  private SimulatorServer(SimulatedApi api, Clock clock, long seed, RequestLog log) {
    this.log = log;
    faults = new Faults(seed);
    handler = new SimulatedApiHandler(api, clock, faults, log);
    server = new Server(threads());
    server.setHandler(handler);
    server.setStopTimeout(0);
    connector = new ServerConnector(server, 1, 1);
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    server.addConnector(connector);
  }

  /** Starts on a free port; the clock timestamps the log, the seed drives random faults. */
  public static SimulatorServer start(SimulatedApi api, Clock clock, long seed, RequestLog log) {
    var simulator = new SimulatorServer(api, clock, seed, log);
    try {
      simulator.server.start();
    } catch (Exception e) {
      throw new IllegalStateException("A simulator could not start: " + e.getMessage(), e);
    }
    return simulator;
  }

  /** The base URL for clients, without a trailing slash. */
  public String url() {
    return "http://localhost:" + connector.getLocalPort();
  }

  /** The faults to inject. */
  public Faults faults() {
    return faults;
  }

  /** The requests received so far. */
  public RequestLog log() {
    return log;
  }

  /** Stops at once; requests in progress are cut off. */
  @Override
  public void close() {
    handler.release();
    // Must precede the selectors' stop, which would leave connections open but unserved.
    connector.getConnectedEndPoints().forEach(EndPoint::close);
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("A simulator could not stop: " + e.getMessage(), e);
    }
  }

  private static QueuedThreadPool threads() {
    var pool = new QueuedThreadPool(8, 2);
    pool.setName("simulator");
    pool.setDaemon(true);
    pool.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
    return pool;
  }
}
