package dev.opsledger.traffic;

import java.util.Optional;

/**
 * Somebody who opened a page.
 *
 * @param user whose repositories are shown
 * @param only the one repository that is, empty for all
 * @param key what stands in the addresses that the page links to; it can only read
 */
record Reader(String user, Optional<String> only, AccessToken key) {
  /** Whether a repository is among those that the key is for. */
  boolean mayOpen(String repository) {
    return only.filter(id -> !id.equals(repository)).isEmpty();
  }
}
