package dev.opsledger.local.simulator;

import dev.opsledger.local.StartException;
import dev.opsledger.local.VendorPlugin;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the simulators available to the local host, which loads this class as a service. */
public final class SimulatorPlugin implements VendorPlugin {
  /** The setting that lists the simulated vendors, separated by commas. */
  private static final String PLAYED = "OPSLEDGER_SIMULATED";

  private Simulators simulators;

  /** The simulated vendors, from the settings that {@link #settings} returned. */
  public static List<String> in(Map<String, String> settings) {
    return List.of(settings.getOrDefault(PLAYED, "").split(","));
  }

  @Override
  public Map<String, String> settings(Map<String, String> given) {
    try {
      simulators = Simulators.start(given, Clock.systemUTC());
    } catch (IllegalArgumentException e) {
      throw new StartException(e.getMessage());
    }
    var settings = new HashMap<>(simulators.settings());
    settings.put(PLAYED, String.join(",", simulators.names()));
    return settings;
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
