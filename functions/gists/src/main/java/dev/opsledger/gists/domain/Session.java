package dev.opsledger.gists.domain;

import java.time.Instant;

/**
 * What a reader has been shown.
 *
 * @param id the hash of the cookie, which itself is stored nowhere
 * @param place the place in the log of the last gist that was shown
 * @param expires when it ends
 */
public record Session(String id, long place, Instant expires) {}
