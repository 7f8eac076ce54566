package dev.opsledger.local.simulator;

import dev.opsledger.local.simulator.github.GitHubVendor;
import dev.opsledger.local.simulator.pagerduty.PagerDutyVendor;
import dev.opsledger.local.simulator.pipedrive.PipedriveVendor;
import dev.opsledger.local.simulator.server.RunningVendor;
import dev.opsledger.local.simulator.server.SimulatedVendor;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Simulates vendors: those without any user setting, or those selected with {@code
 * OPSLEDGER_SIMULATE} ({@code none}, {@code all}, or names separated by commas).
 */
public final class Simulators implements AutoCloseable {
  /** All vendors that can be simulated. */
  public static final List<SimulatedVendor> VENDORS =
      List.of(new GitHubVendor(), new PagerDutyVendor(), new PipedriveVendor());

  /** How many days of history the vendors have. */
  private static final String DAYS = "OPSLEDGER_SIMULATED_DAYS";

  /** GitHub deletes runs after ninety days. */
  private static final int MOST_DAYS = 80;

  private final List<String> names = new ArrayList<>();
  private final List<RunningVendor> running = new ArrayList<>();

  private Simulators() {}

  /**
   * Starts the simulators of the selected vendors.
   *
   * @param given the user's settings
   * @throws IllegalArgumentException with a readable message when {@code OPSLEDGER_SIMULATE} or
   *     {@code OPSLEDGER_SIMULATED_DAYS} is malformed
   */
  public static Simulators start(Map<String, String> given, Clock clock) {
    return start(VENDORS, given, clock);
  }

  static Simulators start(List<SimulatedVendor> vendors, Map<String, String> given, Clock clock) {
    var simulators = new Simulators();
    int days = days(given);
    try {
      for (SimulatedVendor vendor : new VendorChoice(vendors).from(given)) {
        simulators.running.add(vendor.start(clock, days));
        simulators.names.add(vendor.name());
      }
    } catch (RuntimeException e) {
      simulators.close();
      throw e;
    }
    return simulators;
  }

  private static int days(Map<String, String> given) {
    String text = given.getOrDefault(DAYS, "").strip();
    if (text.isEmpty()) {
      return MOST_DAYS;
    }
    if (!text.matches("[1-9][0-9]?") || Integer.parseInt(text) > MOST_DAYS) {
      throw new IllegalArgumentException(
          "%s is \"%s\": set it to a number of days from 1 to %d, or leave it out."
              .formatted(DAYS, text, MOST_DAYS));
    }
    return Integer.parseInt(text);
  }

  /** Environment variables for the functions; they override the user's. */
  public Map<String, String> settings() {
    var settings = new LinkedHashMap<String, String>();
    running.forEach(vendor -> settings.putAll(vendor.settings()));
    return settings;
  }

  /** The names of the simulated vendors. */
  public List<String> names() {
    return List.copyOf(names);
  }

  /** Lines for the startup banner. */
  public List<String> banner() {
    return running.stream().flatMap(vendor -> vendor.banner().stream()).toList();
  }

  /** Call when the host is up: from then on vendors send their webhooks there. */
  public void deliverWebhooks(URI host) {
    running.forEach(vendor -> vendor.deliverWebhooks(host));
  }

  @Override
  public void close() {
    running.forEach(RunningVendor::close);
    running.clear();
  }
}
