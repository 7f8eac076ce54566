package dev.opsledger.traffic;

import java.util.Optional;

/**
 * The key that a user handed out for the pages of one repository.
 *
 * @param hash its hash, empty while there is none
 * @param round how often it was made void
 */
record Share(Optional<String> hash, long round) {
  static final Share NONE = new Share(Optional.empty(), 0);
}
