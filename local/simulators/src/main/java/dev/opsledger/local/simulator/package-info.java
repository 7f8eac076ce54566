/**
 * Stand-ins for the vendors, for a newcomer's first start and for the tests. {@code server} is what
 * they all run on: an HTTP server, a log of what it was asked, faults on demand. Each vendor is a
 * package of its own beside it and enters through one {@link
 * dev.opsledger.local.simulator.server.SimulatedVendor}.
 */
package dev.opsledger.local.simulator;
