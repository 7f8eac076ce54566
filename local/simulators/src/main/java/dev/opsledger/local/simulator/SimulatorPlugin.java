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

  private static final String REPOSITORIES = "REPOSITORY_PROJECTS";
  private static final String SERVICES = "DORA_SERVICES";

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
    demoIdentity(given).forEach(settings::putIfAbsent);
    return settings;
  }

  /** What belongs together in the demo data, unless the user has said what does. */
  private Map<String, String> demoIdentity(Map<String, String> given) {
    boolean said = given.containsKey(REPOSITORIES) || given.containsKey(SERVICES);
    return said || !simulators.names().containsAll(List.of("github", "pagerduty"))
        ? Map.of()
        : Map.of(
            REPOSITORIES,
            "5=acme-rockets/mission-control, 15=acme-rockets/website",
            SERVICES,
            "5=PSVC002, 15=PSVC001");
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
