package dev.opsledger.local.simulator.server;

/** A vendor's API: handles requests and updates the vendor's data. */
@FunctionalInterface
public interface SimulatedApi {
  /** Handles a request; called from many threads in parallel. */
  SimulatedResponse answer(SimulatedRequest request);
}
