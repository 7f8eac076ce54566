package dev.opsledger.local.queue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.opsledger.local.template.Arn;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.NodeAddress;
import org.elasticmq.QueueStatistics;
import org.elasticmq.RelaxedSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.msg.GetQueueStatistics;
import org.elasticmq.msg.LookupQueue;
import org.elasticmq.persistence.sql.DB;
import org.elasticmq.persistence.sql.SqlQueuePersistenceActor;
import org.elasticmq.persistence.sql.SqlQueuePersistenceConfig;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import scala.Option;
import scala.Some;
import scala.collection.immutable.List$;
import scala.jdk.javaapi.FutureConverters;
import scalikejdbc.ConnectionPool$;

/** ElasticMQ on the loopback address; with a data folder, messages survive a restart. */
public final class QueueServer implements QueueDepths {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final String HOST = "127.0.0.1";

  private final ActorSystem actors;
  private final ActorRef manager;
  private final SQSRestServer server;
  private final boolean persistent;
  private final URI address;

  /**
   * Starts the server.
   *
   * @param port the port to listen on
   * @param data the data folder, or null to keep everything in memory
   */
  public QueueServer(int port, Path data) throws Exception {
    address = address(port);
    ClassLoader loader = QueueServer.class.getClassLoader();
    actors = ActorSystem.create("queues", configuration(loader), loader);
    ProgramsOnlyHttp.install(actors);
    persistent = data != null;
    Option<ActorRef> storage =
        persistent ? Option.apply(storage(actors, data)) : Option.<ActorRef>empty();
    manager =
        actors.actorOf(
            Props.create(
                QueueManagerActor.class, new NowProvider(), RelaxedSQSLimits$.MODULE$, storage));
    if (persistent) {
      restore(storage.get(), manager);
    }
    var builder =
        SQSRestServerBuilder.withActorSystem(actors)
            .withQueueManagerActor(manager)
            .withInterface(HOST)
            .withPort(port)
            .withServerAddress(new NodeAddress("http", HOST, port, ""))
            .withSQSLimits(RelaxedSQSLimits$.MODULE$)
            .withAWSRegion(Arn.region())
            .withAWSAccountId(Arn.account());
    server = (persistent ? builder.withQueueEventListener(storage.get()) : builder).start();
    server.waitUntilStarted();
  }

  /** The base address of a server on this port. */
  public static URI address(int port) {
    return URI.create("http://%s:%d".formatted(HOST, port));
  }

  /** The address that it listens on. */
  public URI address() {
    return address;
  }

  /** Asks the queue itself: the API takes a hundred times as long, and tests ask often. */
  @Override
  public Depth of(String url) {
    String name = url.substring(url.lastIndexOf('/') + 1);
    if (ask(manager, new LookupQueue(name)) instanceof Some<?> found
        && found.value() instanceof ActorRef queue
        && ask(queue, new GetQueueStatistics(System.currentTimeMillis()))
            instanceof QueueStatistics counts) {
      return new Depth(
          (int) counts.approximateNumberOfVisibleMessages(),
          (int) counts.approximateNumberOfInvisibleMessages(),
          (int) counts.approximateNumberOfMessagesDelayed());
    }
    throw new IllegalArgumentException("There is no queue " + url);
  }

  private static Object ask(ActorRef actor, Object message) {
    return Patterns.ask(actor, message, PATIENCE).toCompletableFuture().join();
  }

  private static Config configuration(ClassLoader loader) {
    return ConfigFactory.parseMap(
            Map.of(
                "pekko.loglevel", "WARNING",
                "pekko.stdout-loglevel", "WARNING",
                // Coarse ticks let an idle laptop's CPU sleep.
                "pekko.scheduler.tick-duration", "50 ms",
                "pekko.daemonic", "on",
                "pekko.jvm-shutdown-hooks", "off",
                "pekko.actor.default-dispatcher.fork-join-executor.parallelism-max", 4,
                "pekko.http.server.request-timeout", "30 s",
                "pekko.http.server.idle-timeout", "120 s"))
        .withFallback(ConfigFactory.load(loader));
  }

  private static ActorRef storage(ActorSystem actors, Path data) throws SQLException {
    // Without a write delay, no acknowledged message is lost when the process is killed.
    String uri =
        "jdbc:h2:file:%s;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"
            .formatted(data.toAbsolutePath().resolve("queues"));
    var config = new SqlQueuePersistenceConfig(true, "org.h2.Driver", uri, "", "", false);
    // ElasticMQ initializes its connection pool once per JVM; a second host needs its own.
    DB.initializeSingleton(config);
    var pools = ConnectionPool$.MODULE$;
    pools.singleton(
        uri,
        "",
        "",
        pools.singleton$default$4(),
        pools.singleton$default$5(uri, "", "", pools.singleton$default$4()));
    Abandoned.release(uri, System.currentTimeMillis());
    return actors.actorOf(
        Props.create(SqlQueuePersistenceActor.class, config, List$.MODULE$.empty()));
  }

  private static void restore(ActorRef storage, ActorRef manager) throws Exception {
    Patterns.ask(storage, new QueueEvent.Restore(manager), PATIENCE)
        .toCompletableFuture()
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Stops the server; queued messages are kept. */
  public void stop() throws Exception {
    // Mutes errors about requests that the shutdown cuts off.
    Logger.getLogger("org.elasticmq").setLevel(Level.OFF);
    actors.terminate();
    try {
      FutureConverters.asJava(actors.whenTerminated())
          .toCompletableFuture()
          .get(1, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      System.getLogger(QueueServer.class.getName())
          .log(System.Logger.Level.DEBUG, "ElasticMQ is still stopping");
    }
    if (persistent) {
      ConnectionPool$.MODULE$.closeAll();
    }
  }
}
