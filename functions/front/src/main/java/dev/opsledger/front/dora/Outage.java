package dev.opsledger.front.dora;

import java.time.Instant;
import java.util.Optional;

/**
 * An incident of one of the project's services.
 *
 * @param id the incident's id
 * @param service the service's id
 * @param at when it began
 * @param restoredAt when it was resolved, empty while it is open
 */
public record Outage(String id, String service, Instant at, Optional<Instant> restoredAt) {}
