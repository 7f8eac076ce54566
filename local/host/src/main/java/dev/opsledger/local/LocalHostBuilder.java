package dev.opsledger.local;

import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.gateway.AllowedHosts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Says how a {@link LocalHost} is to run. */
public final class LocalHostBuilder {
  Path template = Path.of("template.yaml");
  Map<String, String> variables = Map.of();
  Path data;
  URI endpoint;
  URI parameterStore;
  int port;
  AllowedHosts allowedHosts = AllowedHosts.LOOPBACK;
  Clock clock = Clock.systemUTC();
  Function<String, CallObserver> observers = function -> CallObserver.NONE;
  int instances = 4;
  boolean schedules = true;
  Consumer<LocalHost> preparation = host -> {};
  final Map<String, Object> overrides = new LinkedHashMap<>();

  LocalHostBuilder() {}

  /** The SAM template. */
  public LocalHostBuilder template(Path file) {
    template = file;
    return this;
  }

  /** The settings from outside, of which each function gets those that the template declares. */
  public LocalHostBuilder variables(Map<String, String> settings) {
    variables = new HashMap<>(settings);
    return this;
  }

  /** Keeps everything in this folder. */
  public LocalHostBuilder data(Path folder) {
    data = folder;
    return this;
  }

  /** Keeps everything in memory. */
  public LocalHostBuilder inMemory() {
    data = null;
    return this;
  }

  /**
   * Uses the tables, queues and buses of somebody else who speaks AWS's APIs, such as LocalStack,
   * and creates there what the template declares. Null starts ones of this process.
   */
  public LocalHostBuilder endpoint(URI address) {
    endpoint = address;
    return this;
  }

  /**
   * Lets functions ask for their secrets as they do on AWS, at this address of SSM; otherwise they
   * are handed in among the variables.
   */
  public LocalHostBuilder parameterStore(URI address) {
    parameterStore = address;
    return this;
  }

  /** The port of the HTTP API; 0 takes a free one. */
  public LocalHostBuilder port(int number) {
    port = number;
    return this;
  }

  /**
   * Under which names the HTTP API answers; those of the loopback address unless this says more.
   */
  public LocalHostBuilder allowedHosts(AllowedHosts hosts) {
    allowedHosts = hosts;
    return this;
  }

  /** The clock of the functions. */
  public LocalHostBuilder clock(Clock time) {
    clock = time;
    return this;
  }

  /** Who watches the calls of every function. */
  public LocalHostBuilder observer(CallObserver observer) {
    return observers(function -> observer);
  }

  /** Who watches the calls of each function, by its logical id. */
  public LocalHostBuilder observers(Function<String, CallObserver> byFunction) {
    observers = byFunction;
    return this;
  }

  /** Replaces a value of the template, such as {@code CiQueue.Properties.VisibilityTimeout}. */
  public LocalHostBuilder with(String path, Object value) {
    overrides.put(path, value);
    return this;
  }

  /**
   * Whether schedules run, once at start and then at their times, as they do unless this says no.
   */
  public LocalHostBuilder schedules(boolean run) {
    schedules = run;
    return this;
  }

  /** How many instances of a function run at once at most; four, unless this says more or less. */
  public LocalHostBuilder instances(int most) {
    instances = most;
    return this;
  }

  /** What is done when tables and queues are there, before anything calls a function. */
  public LocalHostBuilder preparation(Consumer<LocalHost> work) {
    preparation = work;
    return this;
  }

  /**
   * Starts the host and returns when everything is up.
   *
   * @throws StartException if that is not possible, in sentences that say why
   */
  public LocalHost start() {
    return LocalHost.start(this);
  }
}
