package dev.opsledger.traffic.domain;

import java.util.Optional;

/**
 * A user of a repository, as the sync sees it.
 *
 * @param user the user's id
 * @param token the sealed GitHub token that the user gave
 * @param visibility what the user may see
 */
public record Member(String user, Optional<String> token, Visibility visibility) {}
