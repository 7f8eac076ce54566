package dev.opsledger.local;

import dev.opsledger.local.bus.Bus;
import dev.opsledger.local.bus.BusServer;
import dev.opsledger.local.bus.EventBridge;
import dev.opsledger.local.bus.ExternalBuses;
import dev.opsledger.local.bus.Schedules;
import dev.opsledger.local.dynamo.Tables;
import dev.opsledger.local.function.CallCount;
import dev.opsledger.local.function.FunctionException;
import dev.opsledger.local.gateway.Gateway;
import dev.opsledger.local.gateway.GatewayRoute;
import dev.opsledger.local.queue.QueueServer;
import dev.opsledger.local.queue.Queues;
import dev.opsledger.local.stream.Streams;
import dev.opsledger.local.template.Arn;
import dev.opsledger.local.template.ResourceAddresses;
import dev.opsledger.local.template.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Runs a whole SAM template in this JVM. */
public final class LocalHost implements AutoCloseable {
  private final Template template;
  private final Gateway gateway;
  private final DataFolder data;
  private final Services services;
  private final EventBridge events;
  private final Queues queues;
  private final LoadedFunctions functions;
  private final EventSources sources;
  private final IdleDetector idle;
  private boolean closed;

  /** Returns a builder to configure and start a host. */
  public static LocalHostBuilder builder() {
    return new LocalHostBuilder();
  }

  static LocalHost start(LocalHostBuilder plan) {
    LogLevels.please();
    var opened = new CloseStack();
    try {
      var host = new LocalHost(plan, opened);
      plan.preparation.accept(host);
      host.open(plan.schedules);
      return host;
    } catch (StartException failure) {
      opened.closeAll(failure);
      throw failure;
    } catch (Exception failure) {
      opened.closeAll(failure);
      throw new IllegalStateException("The host could not start", failure);
    }
  }

  private LocalHost(LocalHostBuilder plan, CloseStack opened) throws Exception {
    gateway = opened.add(new Gateway(plan.port, plan.clock, plan.allowedHosts));
    URI queueAddress = plan.endpoint == null ? QueueServer.address(FreePort.find()) : plan.endpoint;
    String queueBase = queueAddress + "/" + Arn.account();
    template =
        Template.read(
            plan.template,
            plan.overrides,
            new ResourceAddresses(queueBase, gateway.uri().toString(), plan.stack),
            plan.variables);
    data = opened.add(plan.data == null ? DataFolder.none() : DataFolder.open(plan.data));
    services =
        plan.endpoint == null
            ? EmbeddedServices.start(data, queueAddress)
            : ExternalServices.at(plan.endpoint);
    opened.add(services, services::stop);
    StoredTable.note(data, services.dynamo());
    Clients clients = services.clients();
    queues = new Queues(clients.sqs(), queueBase);
    events = opened.add(eventBridge(plan));
    StoredTable.noteEvents(data, events.address());
    if (plan.endpoint != null) {
      try (var ssm = Clients.ssm(plan.endpoint)) {
        ExternalParameters.put(ssm, template.functions(), plan.variables);
      }
    }
    functions = new FunctionLoader(plan, data, services, events).load(template.functions());
    var tables = new Tables(clients.dynamo(), plan.inMachineTime());
    template.tables().forEach(tables::ensure);
    queues.ensure(template.queues());
    var streams =
        new Streams(
            clients.dynamo(),
            clients.streams(),
            clients.sqs(),
            queues,
            data.folder("positions"),
            services.written(),
            plan.clock,
            plan.inMachineTime());
    Schedules schedules = opened.add(new Schedules(plan.clock));
    sources =
        new EventSources(clients.sqs(), services.depths(), queues, streams, events, schedules);
    functions.all().forEach(sources::add);
    if (!plan.onDemand) {
      functions.warm();
    }
    idle = new IdleDetector(functions, sources);
  }

  private void open(boolean schedules) {
    sources.start(schedules);
    gateway.open(sources.routes);
  }

  private EventBridge eventBridge(LocalHostBuilder plan) throws IOException {
    return plan.endpoint == null
        ? new BusServer(new Bus(template.buses()), plan.clock)
        : new ExternalBuses(
            plan.endpoint,
            Clients.eventBridge(plan.endpoint),
            services.clients().sqs(),
            queues,
            template.buses());
  }

  /** The address of the HTTP API. */
  public URI uri() {
    return gateway.uri();
  }

  /** Paths of the HTTP API that can be opened in a browser. */
  public List<String> pages() {
    return sources.routes.stream()
        .filter(each -> each.method().equals("GET") || each.method().equals("ANY"))
        .map(GatewayRoute::path)
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * Invokes a function synchronously.
   *
   * @param function its logical id
   * @param event JSON
   * @return the response, as JSON
   */
  public String invoke(String function, String event)
      throws FunctionException, InterruptedException {
    byte[] answer = functions.get(function).invoke(event.getBytes(StandardCharsets.UTF_8));
    return new String(answer, StandardCharsets.UTF_8);
  }

  /** The URL of a queue, by logical id. */
  public String queueUrl(String logicalId) {
    return queues.url(template.queue(logicalId).name());
  }

  /** The name of a table, by logical id. */
  public String tableName(String logicalId) {
    return template.table(logicalId).name();
  }

  /** The environment variables of a function, to run it outside this host. */
  public Map<String, String> variables(String function) {
    return functions.get(function).variables();
  }

  /** Call counts and durations of each function so far, by logical id. */
  public Map<String, CallCount> work() {
    return functions.work();
  }

  /** A DynamoDB client whose calls are not counted as a function's. */
  public DynamoDbClient dynamo() {
    return services.clients().dynamo();
  }

  /** An SQS client whose calls are not counted as a function's. */
  public SqsClient sqs() {
    return services.clients().sqs();
  }

  /** The address of EventBridge. */
  public URI eventBridge() {
    return events.address();
  }

  /** Stops queues and streams from calling this function; returns when no such call is running. */
  public void pause(String function) throws InterruptedException {
    sources.pause(function);
  }

  /** Lets queues and streams call this function again. */
  public void resume(String function) {
    sources.resume(function);
  }

  /** Waits until no call runs and no message or stream record is pending, delayed ones included. */
  public void awaitIdle(Duration atMost) throws InterruptedException, TimeoutException {
    idle.await(atMost, true);
  }

  /** Like {@link #awaitIdle}, but ignores messages that are not visible yet. */
  public void awaitIdleButDelayed(Duration atMost) throws InterruptedException, TimeoutException {
    idle.await(atMost, false);
  }

  /** Stops everything within two seconds, without data loss. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      new Shutdown(gateway, sources, functions, events, services, data).run();
    }
  }
}
