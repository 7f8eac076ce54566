package dev.opsledger.gists.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * What readers see of a gist.
 *
 * @param description what its author wrote, empty if nothing
 * @param createdAt when it was created, empty if GitHub did not say
 * @param dealId Pipedrive's id of its deal, empty while there is none
 */
public record LoggedGist(
    String id,
    String user,
    Optional<String> description,
    String url,
    Optional<Instant> createdAt,
    Optional<Long> dealId) {}
