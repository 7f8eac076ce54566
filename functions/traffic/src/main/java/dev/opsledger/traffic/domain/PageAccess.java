package dev.opsledger.traffic.domain;

import java.util.Optional;

/**
 * Somebody who opened a page.
 *
 * @param user whose repositories are shown
 * @param onlyRepository the one repository that is, empty for all
 * @param key what stands in the addresses that the page links to; it can only read
 */
public record PageAccess(String user, Optional<String> onlyRepository, AccessToken key) {
  /** Whether a repository is among those that the key is for. */
  public boolean mayOpen(String repository) {
    return onlyRepository.filter(id -> !id.equals(repository)).isEmpty();
  }
}
