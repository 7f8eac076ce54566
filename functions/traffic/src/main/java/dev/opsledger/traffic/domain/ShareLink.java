package dev.opsledger.traffic.domain;

import java.util.Optional;

/**
 * The key that a user handed out for the pages of one repository.
 *
 * @param hash its hash, empty while there is none
 * @param revocations how often it was made void
 */
public record ShareLink(Optional<String> hash, long revocations) {
  static final ShareLink NONE = new ShareLink(Optional.empty(), 0);
}
