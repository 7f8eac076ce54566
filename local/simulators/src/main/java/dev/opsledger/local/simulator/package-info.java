/**
 * Simulators of the vendors, for a first local start and for tests. {@code server} is their common
 * basis: an HTTP server, a request log, and fault injection. Each vendor has a package of its own
 * and one implementation of {@link dev.opsledger.local.simulator.server.SimulatedVendor}.
 */
package dev.opsledger.local.simulator;
