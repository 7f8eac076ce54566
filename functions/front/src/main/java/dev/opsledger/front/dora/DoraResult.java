package dev.opsledger.front.dora;

import dev.opsledger.front.dora.SourceCounts.Missing;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The figures of a project, and what limits the confidence in them.
 *
 * @param environment the environment whose deployments count
 * @param figures the figures
 * @param services ids of the services that belong to the project
 * @param knownUntil until when incidents are known; empty before the first complete sync
 * @param missing how many deployments and incidents their sources count but were never received
 * @param unread why deployments on GitHub may be missing; empty if none are
 * @param runGaps why workflow runs may be missing; empty if none is known to be
 */
public record DoraResult(
    Environment environment,
    Figures figures,
    Set<String> services,
    Optional<Instant> knownUntil,
    Missing missing,
    Optional<String> unread,
    Optional<String> runGaps) {}
