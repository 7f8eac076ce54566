package dev.opsledger.local.simulator.server;

import java.time.Instant;
import java.util.Optional;

/**
 * One request that a simulator received.
 *
 * @param at by the simulator's clock
 * @param request what was asked
 * @param status what was answered; 0 where the connection was closed instead
 * @param fault what went wrong on purpose
 */
public record LoggedRequest(
    Instant at, SimulatedRequest request, int status, Optional<Fault> fault) {}
