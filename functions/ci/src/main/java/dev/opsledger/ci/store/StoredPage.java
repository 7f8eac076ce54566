package dev.opsledger.ci.store;

import java.net.URI;
import java.util.Optional;

/**
 * A page of one of GitHub's lists, as it is stored.
 *
 * @param uri where it was fetched
 * @param etag its ETag
 * @param next the next page, empty on the last one
 * @param counted GitHub's count of the whole list, 0 where it gives none
 * @param items the shortened items, a JSON array
 */
public record StoredPage(
    URI uri, Optional<String> etag, Optional<URI> next, long counted, String items) {}
