package dev.opsledger.local.dynamo;

import dev.opsledger.local.gateway.AllowedHosts;
import dev.opsledger.local.stream.Signal;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import software.amazon.dynamodb.services.local.monitoring.Telemetry;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/** Runs DynamoDB Local on a free loopback port, which its own main class cannot do. */
public final class DynamoServer {
  private static final Set<String> WRITES =
      Set.of(
          "PutItem",
          "UpdateItem",
          "DeleteItem",
          "BatchWriteItem",
          "TransactWriteItems",
          "ExecuteStatement",
          "ExecuteTransaction",
          "BatchExecuteStatement");

  private final Server server = new Server(new QueuedThreadPool(32, 2));
  private final ServerConnector connector = new ServerConnector(server, 1, 1);
  private final LocalDynamoDBServerHandler dynamo;
  private final Optional<DatabaseJournal> journal;

  /**
   * Starts the server.
   *
   * @param data the data folder, or null to keep everything in memory
   * @param written told of each request that may change an item
   */
  public DynamoServer(Path data, Signal written) throws Exception {
    Telemetry.configureTelemetry("MAVEN", "", false);
    String path = data == null ? null : data.toString();
    var requests = new CommittedTransactions(data == null, path);
    var database = data == null ? new KnownTables() : new KnownTables(data);
    database.serve(requests);
    journal =
        data == null
            ? Optional.empty()
            : Optional.of(DatabaseJournal.writeAhead(database.connection()));
    StreamIndex.add(database.connection());
    dynamo = new LocalDynamoDBServerHandler(requests, null);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new WriteWatch(dynamo, written));
    server.start();
  }

  /** The address that it listens on. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  /** Stops the server; written data is kept. */
  public void stop() throws Exception {
    server.setStopTimeout(0);
    server.stop();
    dynamo.close();
    if (journal.isPresent()) {
      journal.get().close();
    }
  }

  private static final class WriteWatch extends Handler.Wrapper {
    private final Signal written;

    WriteWatch(Handler handler, Signal written) {
      super(handler);
      this.written = written;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      if (!AllowedHosts.LOOPBACK.allow(request)) {
        Response.writeError(request, response, callback, 421);
        return true;
      }
      String target = request.getHeaders().get("X-Amz-Target");
      response.getHeaders().remove(HttpHeader.SERVER);
      boolean write = target != null && WRITES.contains(target.substring(target.indexOf('.') + 1));
      return write
          ? handleWrite(request, response, callback)
          : super.handle(request, response, callback);
    }

    private boolean handleWrite(Request request, Response response, Callback callback)
        throws Exception {
      var open = new AtomicBoolean(true);
      Runnable end =
          () -> {
            if (open.getAndSet(false)) {
              written.end();
            }
          };
      written.begin();
      try {
        return super.handle(request, response, Callback.from(callback, end));
      } catch (Exception failure) {
        end.run();
        throw failure;
      }
    }
  }
}
