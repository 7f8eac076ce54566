package dev.opsledger.gists.domain;

import java.time.Instant;

/**
 * How far a reader has been shown the log of gists.
 *
 * @param id the SHA-256 of the cookie, which itself is not stored
 * @param place the place in the log of the last gist that was shown
 * @param expires when the session ends
 */
public record Session(String id, long place, Instant expires) {}
