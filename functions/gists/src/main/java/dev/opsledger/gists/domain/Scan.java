package dev.opsledger.gists.domain;

import java.time.Instant;

/**
 * A scan of all watched users that was started.
 *
 * @param event the id of the schedule's event that started it
 * @param users the names of the users, separated by commas
 */
public record Scan(String event, String users, Instant startedAt) {}
