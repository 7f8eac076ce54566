package dev.opsledger.front.dora;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * What counts.
 *
 * @param failureWindow an incident counts against the latest release before it, when it began
 *     sooner than this after that release
 * @param unrelated ids of incidents that no release caused
 * @param knownUntil until when incidents are known; later windows are not over yet
 */
public record Rules(Duration failureWindow, Set<String> unrelated, Instant knownUntil) {}
