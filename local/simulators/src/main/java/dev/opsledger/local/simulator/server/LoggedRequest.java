package dev.opsledger.local.simulator.server;

import java.time.Instant;
import java.util.Optional;

/**
 * A request that a simulator received.
 *
 * @param at the time by the simulator's clock
 * @param request the request
 * @param status the status of the response; 0 if the connection was closed instead
 * @param fault the injected fault
 */
public record LoggedRequest(
    Instant at, SimulatedRequest request, int status, Optional<Fault> fault) {}
