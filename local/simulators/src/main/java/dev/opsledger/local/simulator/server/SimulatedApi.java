package dev.opsledger.local.simulator.server;

/** A vendor's API: takes a request, changes its world where the request says so, and answers. */
@FunctionalInterface
public interface SimulatedApi {
  /** Called from many threads at once. */
  SimulatedResponse answer(SimulatedRequest request);
}
