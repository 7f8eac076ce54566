package dev.opsledger.local;

import dev.opsledger.local.bus.EventBridge;
import dev.opsledger.local.function.LocalFunction;
import dev.opsledger.local.gateway.Gateway;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Stops a host in order: takes no new work, waits for running work, then closes everything. */
record Shutdown(
    Gateway gateway,
    EventSources sources,
    LoadedFunctions functions,
    EventBridge events,
    Services services,
    DataFolder data)
    implements Runnable {

  private static final Duration GRACE = Duration.ofMillis(1100);
  private static final Logger LOG = System.getLogger(Shutdown.class.getName());

  private interface Step {
    void take() throws Exception;
  }

  @Override
  public void run() {
    long end = System.nanoTime() + GRACE.toNanos();
    step(gateway::shut);
    step(sources::stop);
    if (data.isKept()) {
      step(() -> sources.finish(left(end)));
    }
    for (LocalFunction each : functions.all()) {
      step(() -> each.finish(left(end)));
      each.stop();
    }
    step(sources::release);
    step(gateway::close);
    step(events::close);
    step(services::stop);
    step(data::close);
  }

  private static Duration left(long end) {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  // A failing step must not keep the later ones from saving their state.
  private static void step(Step step) {
    try {
      step.take();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (Exception failure) {
      LOG.log(Level.WARNING, "Something did not stop cleanly", failure);
    }
  }
}
