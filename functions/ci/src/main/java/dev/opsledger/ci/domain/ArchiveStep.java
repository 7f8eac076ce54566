package dev.opsledger.ci.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * A request: the runs created from one time to another, both included, newest first.
 *
 * @param since empty for all older ones
 * @param bottom whether it lists the bottom, not the top, of what is missing
 */
public record ArchiveStep(Optional<Instant> since, Instant until, boolean bottom) {}
