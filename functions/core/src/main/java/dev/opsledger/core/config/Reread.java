package dev.opsledger.core.config;

import dev.opsledger.core.config.Absent.Built;
import dev.opsledger.core.runtime.FunctionEnvironment;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * An object built from settings, and rebuilt when a missing secret appears. While a configured SSM
 * parameter is missing, it is looked up again at most once a minute, so that adding a secret needs
 * no redeployment.
 */
public final class Reread<T> {
  private static final System.Logger LOG = System.getLogger(Reread.class.getName());
  private static final Duration BETWEEN = Duration.ofMinutes(1);

  private final Supplier<T> build;
  private final Supplier<ParameterStore> parameters;
  private final Clock clock;
  private Built<T> built;
  private Instant looked;

  /** Builds eagerly, so that invalid settings fail the function at startup. */
  public Reread(Supplier<T> build) {
    this(
        build,
        () -> ParameterStore.of(FunctionEnvironment.current().variables()),
        FunctionEnvironment.current().clock());
  }

  Reread(Supplier<T> build, Supplier<ParameterStore> parameters, Clock clock) {
    this.build = build;
    this.parameters = parameters;
    this.clock = clock;
    this.looked = clock.instant();
    this.built = Absent.build(build);
  }

  /** The current object, rebuilt first if a missing parameter has appeared. */
  public synchronized T get() {
    Instant now = clock.instant();
    if (!built.parameters().isEmpty() && !now.isBefore(looked.plus(BETWEEN))) {
      looked = now;
      if (hasCome()) {
        built = Absent.build(build);
      }
    }
    return built.value();
  }

  private boolean hasCome() {
    try {
      ParameterStore store = parameters.get();
      return built.parameters().stream().anyMatch(name -> store.secret(name).isPresent());
    } catch (SdkException e) {
      LOG.log(
          Level.WARNING, "parameters cannot be read; missing ones are looked for again later", e);
      return false;
    }
  }
}
