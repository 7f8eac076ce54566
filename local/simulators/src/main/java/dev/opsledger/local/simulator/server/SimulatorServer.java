package dev.opsledger.local.simulator.server;

import java.net.InetAddress;
import java.time.Clock;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** One vendor's API behind an HTTP port of the loopback address. */
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

  /** Starts on a free port; the clock dates the log, the seed decides about shares of faults. */
  public static SimulatorServer start(SimulatedApi api, Clock clock, long seed, RequestLog log) {
    var simulator = new SimulatorServer(api, clock, seed, log);
    try {
      simulator.server.start();
    } catch (Exception e) {
      throw new IllegalStateException("A simulator could not start: " + e.getMessage(), e);
    }
    return simulator;
  }

  /** The address to give to a client, without a slash at the end. */
  public String url() {
    return "http://localhost:" + connector.getLocalPort();
  }

  /** The faults to inject. */
  public Faults faults() {
    return faults;
  }

  /** What was asked so far. */
  public RequestLog log() {
    return log;
  }

  /** Stops at once; requests under way are cut. */
  @Override
  public void close() {
    handler.release();
    // Before the selectors stop: they would leave connections open that nobody serves any more.
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
