package dev.opsledger.local;

import dev.opsledger.core.aws.CallObserver;
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
  int port;
  Clock clock = Clock.systemUTC();
  Function<String, CallObserver> observers = function -> CallObserver.NONE;
  boolean schedulesAtStart = true;
  int instances = 4;
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

  /** The port of the HTTP API; 0 takes a free one. */
  public LocalHostBuilder port(int number) {
    port = number;
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

  /** Whether every schedule also runs once at start, as it does unless this says no. */
  public LocalHostBuilder schedulesAtStart(boolean run) {
    schedulesAtStart = run;
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
   * @throws StartFailure if that is not possible, in sentences that say why
   */
  public LocalHost start() {
    return LocalHost.start(this);
  }
}
