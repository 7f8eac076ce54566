package dev.opsledger.front.dora;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What a deployment of opsledger decides about the DORA figures.
 *
 * @param services ids of the services that belong to a project, by the project's id; the identity
 *     map's first entries
 * @param failureWindow how long after a deployment an incident counts against it
 */
public record DoraOptions(Map<Long, Set<String>> services, Duration failureWindow) {}
