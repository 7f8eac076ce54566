package dev.opsledger.local.simulator;

import dev.opsledger.local.StartFailure;
import dev.opsledger.local.Vendors;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Lends the simulators to the local host, which finds this as a service. */
public final class PlayedVendors implements Vendors {
  private Simulators simulators;

  @Override
  public Map<String, String> settings(Map<String, String> given) {
    try {
      simulators = Simulators.start(given, Clock.systemUTC());
    } catch (IllegalArgumentException e) {
      throw new StartFailure(e.getMessage());
    }
    return simulators.settings();
  }

  @Override
  public void hostIsUp(URI host) {
    simulators.deliverWebhooks(host);
  }

  @Override
  public List<String> lines() {
    return simulators.banner();
  }

  @Override
  public void close() {
    simulators.close();
  }
}
