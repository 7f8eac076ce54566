package dev.opsledger.local.simulator.server;

import java.time.Clock;
import java.util.Set;

/**
 * A vendor that can be simulated. To add one: create a package with its API on {@link
 * SimulatorServer}, implement this interface, and list it in {@code Simulators.VENDORS}.
 */
public interface SimulatedVendor {
  /** The name in {@code OPSLEDGER_SIMULATE}, in lower case. */
  String name();

  /** The vendor's settings; if the user sets any of them, the real vendor is used. */
  Set<String> settings();

  /**
   * Starts a simulator with demo data that continues with the clock.
   *
   * @param days how many days of history there are
   */
  RunningVendor start(Clock clock, int days);
}
