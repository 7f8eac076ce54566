package dev.opsledger.front.dora;

import java.time.Instant;

/**
 * When a commit was first seen: the creation of its first workflow run, which follows the push.
 *
 * @param run that run's id
 */
public record Commit(long run, Instant at) {}
