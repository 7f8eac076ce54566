package dev.opsledger.front.dora;

import java.time.Instant;
import java.util.Optional;

/**
 * When a commit was first seen: when its first workflow run was created, shortly after the push.
 *
 * @param run that run's id
 * @param repository owner and name of the run's repository, if known
 */
public record Commit(long run, Instant at, Optional<String> repository) {}
