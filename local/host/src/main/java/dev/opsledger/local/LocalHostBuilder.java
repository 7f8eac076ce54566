package dev.opsledger.local;

import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.gateway.AllowedHosts;
import dev.opsledger.local.template.ResourceAddresses;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Configures and starts a {@link LocalHost}. */
public final class LocalHostBuilder {
  Path template = Path.of("template.yaml");
  Map<String, String> variables = Map.of();
  Path data;
  URI endpoint;
  URI parameterStore;
  String stack = ResourceAddresses.STACK;
  int port;
  AllowedHosts allowedHosts = AllowedHosts.LOOPBACK;
  Clock clock = Clock.systemUTC();
  Function<String, CallObserver> observers = function -> CallObserver.NONE;
  int instances = 4;
  boolean schedules = true;
  boolean onDemand;
  Consumer<LocalHost> preparation = host -> {};
  final Map<String, Object> overrides = new LinkedHashMap<>();

  LocalHostBuilder() {}

  /** Sets the SAM template. */
  public LocalHostBuilder template(Path file) {
    template = file;
    return this;
  }

  /** Sets the external settings; each function gets those that the template declares for it. */
  public LocalHostBuilder variables(Map<String, String> settings) {
    variables = new HashMap<>(settings);
    return this;
  }

  /** Persists all state in this folder. */
  public LocalHostBuilder data(Path folder) {
    data = folder;
    return this;
  }

  /** Keeps all state in memory. */
  public LocalHostBuilder inMemory() {
    data = null;
    return this;
  }

  /**
   * Uses external tables, queues and buses at this endpoint, such as LocalStack's, and creates what
   * the template declares there. Null starts embedded ones.
   */
  public LocalHostBuilder endpoint(URI address) {
    endpoint = address;
    return this;
  }

  /**
   * Makes functions fetch secrets from SSM at this address, as they do on AWS. By default secrets
   * are passed as environment variables.
   */
  public LocalHostBuilder parameterStore(URI address) {
    parameterStore = address;
    return this;
  }

  /**
   * Sets the stack's name, with which names of resources and parameters begin. Hosts of different
   * stacks can share an endpoint.
   */
  public LocalHostBuilder stack(String name) {
    stack = name;
    return this;
  }

  /** Sets the port of the HTTP API; 0 picks a free one. */
  public LocalHostBuilder port(int number) {
    port = number;
    return this;
  }

  /** Sets the host names that the HTTP API accepts; by default only loopback names. */
  public LocalHostBuilder allowedHosts(AllowedHosts hosts) {
    allowedHosts = hosts;
    return this;
  }

  /** DynamoDB Local expires rows and stamps changes by the machine's clock. */
  boolean inMachineTime() {
    return clock.equals(Clock.systemUTC());
  }

  /** Sets the clock of the functions. */
  public LocalHostBuilder clock(Clock time) {
    clock = time;
    return this;
  }

  /** Sets the observer of every function's calls. */
  public LocalHostBuilder observer(CallObserver observer) {
    return observers(function -> observer);
  }

  /** Sets the observer of each function's calls, by logical id. */
  public LocalHostBuilder observers(Function<String, CallObserver> byFunction) {
    observers = byFunction;
    return this;
  }

  /** Overrides a value of the template, such as {@code CiQueue.Properties.VisibilityTimeout}. */
  public LocalHostBuilder with(String path, Object value) {
    overrides.put(path, value);
    return this;
  }

  /** Sets whether schedules run, once at start and then at their times; they do by default. */
  public LocalHostBuilder schedules(boolean run) {
    schedules = run;
    return this;
  }

  /** Sets the maximum number of concurrent instances per function; four by default. */
  public LocalHostBuilder instances(int most) {
    instances = most;
    return this;
  }

  /**
   * Creates a function's first instance when it is called, instead of creating those of all
   * functions at start, which is where invalid settings are found.
   */
  public LocalHostBuilder onDemand() {
    onDemand = true;
    return this;
  }

  /** Sets work to do once tables and queues exist, before anything calls a function. */
  public LocalHostBuilder preparation(Consumer<LocalHost> work) {
    preparation = work;
    return this;
  }

  /**
   * Starts the host and returns when everything is up.
   *
   * @throws StartException if it cannot start, with readable reasons
   */
  public LocalHost start() {
    return LocalHost.start(this);
  }
}
