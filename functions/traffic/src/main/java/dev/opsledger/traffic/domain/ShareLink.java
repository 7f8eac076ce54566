package dev.opsledger.traffic.domain;

import java.util.Optional;

/**
 * The link with which a user shares the pages of one repository.
 *
 * @param hash the hash of its key, empty while there is none
 * @param revocations how often it was revoked
 */
public record ShareLink(Optional<String> hash, long revocations) {
  static final ShareLink NONE = new ShareLink(Optional.empty(), 0);
}
