package dev.opsledger.front.dora;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Which incidents count against which releases.
 *
 * @param failureWindow an incident counts against the latest release before it if it began less
 *     than this after that release
 * @param unrelated ids of incidents that no release caused
 * @param knownUntil until when incidents are known; a failure window that ends later is not over
 */
public record Rules(Duration failureWindow, Set<String> unrelated, Instant knownUntil) {}
