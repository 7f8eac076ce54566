package dev.opsledger.local.simulator.server;

import java.time.Clock;
import java.util.Set;

/**
 * A vendor that can be played. To add one: a package with its API on {@link SimulatorServer}, one
 * implementation of this, and its line in {@code Simulators.VENDORS}.
 */
public interface SimulatedVendor {
  /** As written in {@code OPSLEDGER_SIMULATE}, lower case. */
  String name();

  /** The vendor's settings; as soon as a user gives one of them, the real vendor is called. */
  Set<String> settings();

  /** Starts a world that a newcomer sees; it lives by the clock. */
  RunningVendor start(Clock clock);
}
