package dev.opsledger.ci.domain;

import java.util.Optional;

/**
 * An installation of the GitHub App in an organization or a person's account.
 *
 * @param id GitHub's id; a later installation of the same account has a greater one
 * @param login the account's login, in GitHub's spelling
 * @param account the account's id, which renames do not change
 * @param suspendedSince when it was suspended, in GitHub's format
 * @param changed when it was last changed, in epoch seconds, as in webhooks
 */
public record Installation(
    long id,
    String login,
    Optional<Long> account,
    Optional<String> suspendedSince,
    Optional<Long> changed) {}
