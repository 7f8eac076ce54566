package dev.opsledger.ci.domain;

import java.util.Optional;

/**
 * An installation of the App in an organization or a person's account.
 *
 * @param id GitHub's id; a later installation of the same account has a greater one
 * @param login the account's login, in GitHub's spelling
 * @param account the account's id, which outlives renames
 * @param suspendedSince when it was suspended, as GitHub says it
 * @param changed when GitHub last changed it, in epoch seconds, as webhooks say it
 */
public record Installation(
    long id,
    String login,
    Optional<Long> account,
    Optional<String> suspendedSince,
    Optional<Long> changed) {}
