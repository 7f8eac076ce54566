package dev.opsledger.front.dora;

import java.time.Instant;

/**
 * When a commit was first seen: when its first workflow run was created, shortly after the push.
 *
 * @param run that run's id
 */
public record Commit(long run, Instant at) {}
